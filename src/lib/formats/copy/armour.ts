import { damaged, encode, Unfit } from './frame.ts';

/**
 * A small file written as text, because that is what share sheets pass on everywhere (Bluetooth, Quick
 * Share and AirDrop among them): a line for whoever opens it, then base64 in lines.
 */
const FIRST = 'la-remise/text 1';
const LINE = 76;
/** Bytes of such a file at most; it is held in memory as a whole. */
export const MOST_TEXT = 12 * 1024 * 1024;

/** `words`: what it is, for somebody who opens it elsewhere; one line. */
export async function armour(file: Blob, words: string): Promise<Blob> {
	const bytes = new Uint8Array(await file.arrayBuffer());
	let binary = '';
	for (let at = 0; at < bytes.length; at += 8192)
		binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
	const text = btoa(binary);
	const lines = Array.from({ length: Math.ceil(text.length / LINE) }, (_, at) =>
		text.slice(at * LINE, (at + 1) * LINE)
	);
	return new Blob([encode([FIRST, words, ...lines, ''].join('\n'))], { type: 'text/plain' });
}

/** The file within; one that was never written as text is answered as it is. */
export async function unarmour(file: Blob): Promise<Blob> {
	const first = await file.slice(0, FIRST.length).text();
	if (first !== FIRST) return file;
	if (file.size > MOST_TEXT) throw new Unfit({ type: 'CopyTooLarge' });
	const [, , ...lines] = (await file.text()).split(/\r?\n/);
	try {
		const binary = atob(lines.join('').trim());
		return new Blob([Uint8Array.from(binary, (letter) => letter.charCodeAt(0))]);
	} catch {
		throw damaged();
	}
}
