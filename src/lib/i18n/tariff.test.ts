import { expect, test } from 'vitest';
import type { Cents, Deposit, Tariff } from '../domain/resource/types.ts';
import type { LocalTime } from '../domain/time/types.ts';
import { packageWords, weekdaysWords } from './opening.ts';
import { setLocale } from './paraglide/runtime.js';
import { depositWords, priceWords, tariffWho } from './tariff.ts';

setLocale('fr', { reload: false });
const cents = (sum: number) => sum as Cents;
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const tariff = (sum: number, over: Partial<Tariff> = {}): Tariff => ({
	borrower: 'outside',
	unit: 'item',
	cents: cents(sum),
	...over
});
const deposit = (sum: number, per: Deposit['per']) => depositWords({ cents: cents(sum), per });

test('[RS7] a price says what it is counted by; free is free; not given is said', () => {
	expect(plain(priceWords(tariff(250)))).toBe('2,50 € par pièce');
	expect(plain(priceWords(tariff(32, { unit: 'km' })))).toBe('0,32 € par km');
	expect(priceWords(tariff(0))).toBe('gratuit');
	expect(depositWords(undefined)).toBe('non précisée');
	expect(plain(deposit(15000, 'item'))).toBe('150 € par pièce');
	expect(plain(deposit(40000, 'booking'))).toBe('400 €');
});
test('[RS7] part of the year and from the n-th time on', () => {
	const heated = tariff(100, { between: { from: '10-15', to: '04-15' }, fromNth: 3 });
	expect(plain(tariffWho(heated))).toBe('Extérieurs, du 15 octobre au 15 avril, dès la 3e fois');
});
test('[RS5] days and packages in words', () => {
	expect(weekdaysWords([3])).toBe('mercredi');
	expect(weekdaysWords([1, 2, 4])).toBe('lundi, mardi et jeudi');
	const eight = '08:00' as LocalTime;
	const weekend = {
		name: 'Week-end',
		startDay: 6,
		startTime: eight,
		endDay: 1,
		endTime: eight
	} as const;
	expect(plain(packageWords(weekend))).toBe('Week-end : samedi 8 h – lundi 8 h');
});
