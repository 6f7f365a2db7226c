import { expect, test } from 'vitest';
import { sniff } from './sniff.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
	['\u00ff\u00d8\u00ff\u00e0', 'image/jpeg'],
	['\u0089PNG\r\n\u001a\n', 'image/png'],
	['RIFF\u0000\u0000\u0000\u0000WEBPVP8 ', 'image/webp'],
	['%PDF-1.7\n', 'application/pdf'],
	['<svg onload="alert(1)">', undefined],
	['<!doctype html><script>', undefined],
	['GIF89a', undefined],
	['RIFF\u0000\u0000\u0000\u0000WAVE', undefined],
	['%PD', undefined],
	['', undefined]
])('%j is %s', (text, type) => {
	expect(sniff(bytes(text))).toBe(type);
});
