import type { FileType } from './types.ts';

const at = (bytes: Uint8Array, offset: number, text: string): boolean =>
	[...text].every((letter, step) => bytes[offset + step] === letter.charCodeAt(0));

const SIGNS: readonly (readonly [FileType, (bytes: Uint8Array) => boolean])[] = [
	['image/jpeg', (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff],
	['image/png', (bytes) => bytes[0] === 0x89 && at(bytes, 1, 'PNG\r\n\u001a\n')],
	['image/webp', (bytes) => at(bytes, 0, 'RIFF') && at(bytes, 8, 'WEBP')],
	['application/pdf', (bytes) => at(bytes, 0, '%PDF-')]
];

/** What the first bytes say a file is; `undefined` for anything that isn't kept. */
export const sniff = (bytes: Uint8Array): FileType | undefined =>
	SIGNS.find(([, fits]) => fits(bytes))?.[0];
