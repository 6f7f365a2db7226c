import { Unzip, UnzipInflate } from 'fflate';
import { MOST_UNPACKED } from './limits.ts';

/** Bytes unpacked in one go: deflate makes at most a thousand of one. */
const AT_ONCE = 8 * 1024;

const NEEDED =
	/^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i;

class TooMuch extends Error {}

/** The end of a file's text, which a cut character waits for. */
type Part = { readonly decoder: TextDecoder; text: string };

/**
 * The texts in a workbook, by name; the others are passed over. `tooLarge` as soon as they are more
 * than a phone should hold; `broken` when it is no ZIP, or one that is cut or locked.
 */
export async function unpack(
	bytes: Uint8Array,
	breathe: () => Promise<void>,
	most = MOST_UNPACKED
): Promise<ReadonlyMap<string, string> | 'tooLarge' | 'broken'> {
	const parts = new Map<string, Part>();
	let unpacked = 0;
	let waiting = 0;
	const zip = new Unzip((file) => {
		if (!NEEDED.test(file.name)) return;
		const part: Part = { decoder: new TextDecoder(), text: '' };
		parts.set(file.name.toLowerCase(), part);
		waiting += 1;
		file.ondata = (error, data, last) => {
			if (error) throw error;
			unpacked += data.length;
			if (unpacked > most) throw new TooMuch();
			part.text += part.decoder.decode(data, { stream: !last });
			if (last) waiting -= 1;
		};
		file.start();
	});
	zip.register(UnzipInflate);
	try {
		for (let at = 0; at < bytes.length; at += AT_ONCE) {
			zip.push(bytes.subarray(at, at + AT_ONCE), at + AT_ONCE >= bytes.length);
			await breathe();
		}
	} catch (cause) {
		if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
		return cause instanceof TooMuch ? 'tooLarge' : 'broken';
	}
	if (waiting > 0 || parts.size === 0) return 'broken';
	return new Map([...parts].map(([name, { text }]) => [name, text]));
}
