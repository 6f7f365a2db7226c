import { beforeEach, expect, test } from 'vitest';
import type { Cents } from '../domain/resource/types.ts';
import { formatLength } from './length.ts';
import { formatBytes, formatEuros, formatNumber } from './number.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';

const cents = (value: number) => value as Cents;
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, '~');

beforeEach(() => overwriteGetLocale(() => 'fr'));

test('[RS7] euros from whole cents; zero is free', () => {
	expect(plain(formatEuros(cents(250)))).toBe('2,50~€');
	expect(plain(formatEuros(cents(1500)))).toBe('15~€');
	expect(plain(formatEuros(cents(224000)))).toBe('2~240~€');
	expect(formatEuros(cents(0))).toBe('gratuit');
});

test('counts and sizes', () => {
	expect([0, 20, 999].map((value) => formatNumber(value))).toEqual(['0', '20', '999']);
	expect(plain(formatNumber(1000))).toBe('1~000');
	expect(plain(formatNumber(12400))).toBe('12~400');
	expect(plain(formatNumber(2.5, 1))).toBe('2,5');
	expect(plain(formatBytes(340_000))).toBe('340~ko');
	expect(plain(formatBytes(12_500_000))).toBe('13~Mo');
	expect(plain(formatBytes(1_250_000))).toBe('1,3~Mo');
});

test('lengths in the largest unit that leaves no rest', () => {
	expect(formatLength(45)).toBe('45 minutes');
	expect(formatLength(60)).toBe('1 heure');
	expect(formatLength(90)).toBe('90 minutes');
	expect(formatLength(2880)).toBe('2 jours');
});
