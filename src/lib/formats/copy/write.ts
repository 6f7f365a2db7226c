import {
	encode,
	END,
	FLAG,
	hex,
	joined,
	sha256,
	VERSION,
	type FileKind,
	type Lock,
	type Tally
} from './frame.ts';
import { keyFrom, seal } from './lock.ts';
import { pack } from './pack.ts';

/** Characters of rows in one part: little enough to be held, much enough to be packed well. */
const ROWS_TEXT = 192 * 1024;
/** Bytes of a photo or a paper in one part. */
const PIECE = 512 * 1024;

/** Puts a file together, a part at a time; what is done lies in a Blob, which may be on disk. */
export type Writer = {
	/** Rows of a section, in order; calls add up. */
	rows(section: string, rows: Iterable<unknown>): Promise<void>;
	/** Bytes that are packed already, in pieces. */
	bytes(
		section: string,
		about: Readonly<Record<string, unknown>>,
		bytes: Uint8Array<ArrayBuffer>
	): Promise<void>;
	/** Nothing can be added afterwards. */
	done(): Promise<Blob>;
};

/** `locked`: with which phrase, and how it becomes the key; the salt is to be new each time. */
export async function createWriter(
	kind: FileKind,
	locked?: { readonly phrase: string; readonly lock: Lock }
): Promise<Writer> {
	const lines = `la-remise/${kind} ${String(VERSION)}\n${JSON.stringify(locked ? { lock: locked.lock } : {})}\n`;
	const head = encode(lines);
	const key = locked && (await keyFrom(locked.phrase, locked.lock));
	let file = new Blob([head]);
	const hashes: Uint8Array[] = [head];
	const sections = new Map<string, { parts: number; hashes: Uint8Array[] }>();
	let index = 0;

	async function add(
		section: string,
		about: Readonly<Record<string, unknown>>,
		content: Uint8Array<ArrayBuffer>,
		flags: number
	): Promise<void> {
		const own = encode(JSON.stringify({ section, ...about }));
		const plain = joined([Uint8Array.of(flags, own.length >> 8, own.length & 255), own, content]);
		const tally = sections.get(section) ?? { parts: 0, hashes: [] };
		tally.parts += 1;
		tally.hashes.push(await sha256(plain));
		sections.set(section, tally);
		const isLast = (flags & FLAG.last) !== 0;
		const bytes = key ? await seal(key, index, isLast, head, plain) : plain;
		index += 1;
		const length = new Uint8Array(4);
		new DataView(length.buffer).setUint32(0, bytes.length);
		hashes.push(await sha256(bytes));
		file = new Blob([file, length, bytes]);
	}

	return {
		async rows(section, rows) {
			let text = '';
			const flush = async (): Promise<void> => {
				await add(section, {}, await pack(encode(`[${text}]`)), FLAG.packed);
				text = '';
			};
			for (const row of rows) {
				const one = JSON.stringify(row);
				if (text !== '' && text.length + one.length > ROWS_TEXT) await flush();
				text += text === '' ? one : `,${one}`;
			}
			if (text !== '') await flush();
		},
		async bytes(section, about, bytes) {
			for (let at = 0; at === 0 || at < bytes.length; at += PIECE) {
				const piece = bytes.slice(at, at + PIECE);
				await add(section, { ...about, at, more: at + PIECE < bytes.length }, piece, 0);
			}
		},
		async done() {
			const tallies: Record<string, Tally> = {};
			for (const [section, { parts, hashes: own }] of sections)
				tallies[section] = { parts, hash: hex(await sha256(joined(own))) };
			await add(END, {}, await pack(encode(JSON.stringify(tallies))), FLAG.last | FLAG.packed);
			return new Blob([file, await sha256(joined(hashes))]);
		}
	};
}
