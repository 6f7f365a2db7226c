import type { Refusal } from '../../domain/refusal.ts';

type LooksLike = Extract<Refusal, { type: 'FileBinary' }>['looksLike'];

/** First bytes of what people pick by mistake when they meant a table. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly is: LooksLike }[] = [
	{ bytes: [0xd0, 0xcf, 0x11, 0xe0], is: 'spreadsheet' },
	{ bytes: [0x25, 0x50, 0x44, 0x46], is: 'pdf' },
	{ bytes: [0x89, 0x50, 0x4e, 0x47], is: 'image' },
	{ bytes: [0xff, 0xd8, 0xff], is: 'image' },
	{ bytes: [0x47, 0x49, 0x46, 0x38], is: 'image' },
	{ bytes: [0x52, 0x49, 0x46, 0x46], is: 'image' },
	{ bytes: [0x1f, 0x8b], is: 'archive' },
	{ bytes: [0x52, 0x61, 0x72, 0x21], is: 'archive' },
	{ bytes: [0x37, 0x7a, 0xbc, 0xaf], is: 'archive' }
];
const ZIP = [0x50, 0x4b];

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
	signature.every((byte, at) => bytes[at] === byte);

/** Excel and LibreOffice files are ZIPs whose first entries have known names. */
function zipKind(bytes: Uint8Array): LooksLike {
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
	return /xl\/|\[Content_Types\]|opendocument\.spreadsheet/.test(head) ? 'spreadsheet' : 'archive';
}

/** Text has no NUL and hardly any control characters besides tab and line ends. */
function isMostlyControls(bytes: Uint8Array): boolean {
	const head = bytes.subarray(0, 8192);
	let controls = 0;
	for (const byte of head) {
		if (byte === 0) return true;
		if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls++;
	}
	return controls * 50 > head.length;
}

/** What these bytes are when they are not text; UTF-16 must have been ruled out before. */
export function binaryKind(bytes: Uint8Array): LooksLike | undefined {
	if (startsWith(bytes, ZIP) && (bytes[2] ?? 0) < 0x20) return zipKind(bytes);
	const signature = SIGNATURES.find((known) => startsWith(bytes, known.bytes));
	if (signature) return signature.is;
	return isMostlyControls(bytes) ? 'other' : undefined;
}
