import { beforeEach, expect, test } from 'vitest';
import { overwriteGetLocale } from '$lib/i18n/paraglide/runtime.js';
import { KINDS } from '../../register/facts/kinds.ts';
import { factWords, headOf } from './fact-words.ts';

beforeEach(() => overwriteGetLocale(() => 'fr'));

test('every kind of fact has a name of its own noun', () => {
	for (const kind of Object.keys(KINDS)) expect(factWords(kind), kind).not.toBe('Écriture');
});

test('a kind from a later version is an entry', () => {
	expect(factWords('loan.agreed')).toBe('Écriture');
	expect(factWords('booking.dreamt')).toBe('Mot sur une réservation');
});

test('the head of a text names what it is about, and no text can break the page', () => {
	expect(headOf('{"kind":"resource.added","body":{"name":"Barnum"}}')).toEqual({
		kind: 'resource.added',
		name: 'Barnum'
	});
	expect(headOf('{"kind":"words.written","body":{"text":"Kermesse"}}').name).toBe('Kermesse');
	for (const text of ['', '{', '3', 'null', '{"kind":4,"body":[]}', '{"body":{"name":{}}}'])
		expect(headOf(text)).toEqual({ kind: '', name: undefined });
});
