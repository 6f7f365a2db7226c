import * as fc from 'fast-check';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encode, joined, sha256, type FileKind } from './frame.ts';
import { look, readThrough, rowsIn } from './read.ts';
import { createWriter } from './write.ts';

type Section = { readonly name: string; readonly rows: readonly unknown[] };
type Piece = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** As little work as a lock may be: guessing is not what is tried here. */
const LOCK = { rounds: 100_000, salt: '0123456789abcdef0123456789abcdef' };
const PHRASE = 'quatre poules dans la cour';

async function write(
	sections: readonly Section[],
	pieces: readonly Piece[] = [],
	phrase?: string,
	kind: FileKind = 'copy'
): Promise<Blob> {
	const writer = await createWriter(
		kind,
		phrase === undefined ? undefined : { phrase, lock: LOCK }
	);
	for (const { name, rows } of sections) await writer.rows(name, rows);
	for (const { name, bytes } of pieces) await writer.bytes('files', { name }, bytes);
	return writer.done();
}

async function read(file: Blob, phrase?: string) {
	const rows = new Map<string, unknown[]>();
	const files = new Map<unknown, Uint8Array[]>();
	const outcome = await readThrough(file, {
		kind: 'copy',
		phrase,
		visit: (part) => {
			if (part.section === 'files') {
				const name = part.about['name'];
				files.set(name, [...(files.get(name) ?? []), part.content]);
			} else rows.set(part.section, [...(rows.get(part.section) ?? []), ...rowsIn(part)]);
		}
	});
	return { outcome, rows, files };
}

const why = async (file: Blob, phrase?: string): Promise<string> => {
	const { outcome } = await read(file, phrase);
	return outcome.ok ? 'read' : outcome.refusal.type;
};

const names = ['space', 'register', 'people', 'outbox', 'drawer'];
const sections = fc
	.uniqueArray(fc.constantFrom(...names), { maxLength: 5 })
	.chain((chosen) =>
		fc.tuple(
			...chosen.map((name) =>
				fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 12 }).map((rows) => ({ name, rows }))
			)
		)
	);
const pieces = fc.uniqueArray(
	fc.record({
		name: fc.string({ maxLength: 6 }),
		bytes: fc.uint8Array({ maxLength: 64 }).map((bytes) => new Uint8Array(bytes))
	}),
	{ maxLength: 3, selector: ({ name }) => name }
);
/** JSON has one zero. */
const said = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('what was written is read back, whatever it is, in the order it was written', () =>
	fc.assert(
		fc.asyncProperty(sections, pieces, async (all, files) => {
			const { outcome, rows, files: found } = await read(await write(all, files));
			expect(outcome.ok).toBe(true);
			const kept = all.filter((one) => one.rows.length > 0);
			expect([...rows]).toEqual(kept.map(({ name, rows: own }) => [name, said(own)]));
			expect([...found].map(([name, bytes]) => [name, joined(bytes)])).toEqual(
				files.map(({ name, bytes }) => [name, bytes])
			);
		}),
		{ numRuns: 60 }
	));

test('many rows and large files go in parts, and come back whole', async () => {
	const rows = Array.from({ length: 4000 }, (_, at) => ({ at, text: 'x'.repeat(200) }));
	const bytes = Uint8Array.from({ length: 1_300_000 }, (_, at) => (at * 7) % 251);
	const file = await write([{ name: 'register', rows }], [{ name: 'photo', bytes }]);
	let parts = 0;
	await readThrough(file, { kind: 'copy', visit: () => void (parts += 1) });
	expect(parts).toBe(8);
	const { outcome, rows: found, files } = await read(file);
	expect(outcome.ok).toBe(true);
	expect(found.get('register')).toEqual(rows);
	expect(joined(files.get('photo') ?? [])).toEqual(bytes);
});

test('a locked copy says nothing without its phrase, and forgives capitals and spaces', async () => {
	const secret = [{ name: 'people', rows: [{ name: 'Odile', phone: '06 39 98 12 34' }] }];
	const file = await write(secret, [], PHRASE);
	expect(await look(file, 'copy')).toEqual({ ok: true, value: { locked: true } });
	expect(await file.text()).not.toMatch(/Odile|people/);
	expect(await why(file)).toBe('CopyLocked');
	expect(await why(file, 'trois poules dans la cour')).toBe('CopyPhrase');
	const { outcome, rows } = await read(file, '  Quatre  poules dans la COUR ');
	expect(outcome.ok).toBe(true);
	expect(rows.get('people')).toEqual(secret[0]?.rows);
});

const small = () =>
	write([{ name: 'register', rows: [[1, 'mac', '{}']] }], [{ name: 'p', bytes: encode('photo') }]);

test('cut short anywhere, or with anything after it, it is refused', async () => {
	const file = await small();
	for (let size = 18; size < file.size; size++)
		expect(await why(file.slice(0, size)), String(size)).toBe('CopyDamaged');
	expect(await why(new Blob([file, 'x']))).toBe('CopyDamaged');
	const locked = await write([{ name: 'register', rows: [1] }], [], PHRASE);
	expect(await why(locked.slice(0, locked.size - 40), PHRASE)).toBe('CopyDamaged');
});

test('a byte changed anywhere is noticed', async () => {
	const bytes = new Uint8Array(await (await small()).arrayBuffer());
	for (let at = 0; at < bytes.length; at++) {
		const changed = bytes.slice();
		changed[at] = (changed[at] ?? 0) ^ 1;
		expect(await why(new Blob([changed])), String(at)).not.toBe('read');
	}
});

test('parts that change places, or come twice, are noticed', async () => {
	const file = await write(
		[
			{ name: 'outbox', rows: [1] },
			{ name: 'drawer', rows: [2] }
		],
		[],
		PHRASE
	);
	const bytes = new Uint8Array(await file.arrayBuffer());
	const from = 1 + bytes.indexOf(10, 1 + bytes.indexOf(10));
	const length = 4 + new DataView(bytes.buffer).getUint32(from);
	const next = 4 + new DataView(bytes.buffer).getUint32(from + length);
	const one = bytes.slice(from, from + length);
	const two = bytes.slice(from + length, from + length + next);
	const rest = bytes.slice(from + length + next);
	const head = bytes.slice(0, from);
	expect(await why(new Blob([head, one, two, rest]), PHRASE)).toBe('read');
	expect(await why(new Blob([head, two, one, rest]), PHRASE)).toBe('CopyPhrase');
	expect(await why(new Blob([head, one, one, two, rest]), PHRASE)).toBe('CopyDamaged');
});

test('a newer version, another kind of file and what is none at all have a sentence each', async () => {
	const text = await (await small()).text();
	expect(await why(new Blob([text.replace('copy 1', 'copy 2')]))).toBe('CopyNewer');
	expect(await why(await write([], [], undefined, 'bundle'))).toBe('CopyHanded');
	for (const other of ['', 'PK\u0003\u0004', '%PDF-1.7', 'Nom;Nombre\nTables;12', '{"format":1}'])
		expect(await why(new Blob([other]))).toBe('CopyNone');
	expect(await why(new Blob(['la-remise/copy 1\n{"lock":{"rounds":1,"salt":""}}\n']))).toBe(
		'CopyDamaged'
	);
});

/** A file that counts how much of it is read at once, and in all. */
class Watched extends Blob {
	most = 0;
	read = 0;
	override slice(from = 0, to = this.size): Blob {
		const size = Math.min(to, this.size) - from;
		this.most = Math.max(this.most, size);
		this.read += size;
		return super.slice(from, to);
	}
}

test('of a film of 50 MB two kilobytes are read', async () => {
	const film = new Watched([new Uint8Array(50 * 1024 * 1024)]);
	expect(await why(film)).toBe('CopyNone');
	expect(film.read).toBeLessThanOrEqual(2048);
});

/** A file whose one part is what it says it is, however wrong that is. */
async function forged(flags: number, about: string, content: Uint8Array): Promise<Blob> {
	const head = encode('la-remise/copy 1\n{}\n');
	const own = encode(about);
	const part = joined([Uint8Array.of(flags, own.length >> 8, own.length & 255), own, content]);
	const length = new Uint8Array(4);
	new DataView(length.buffer).setUint32(0, part.length);
	return new Blob([head, length, part, await sha256(joined([head, await sha256(part)]))]);
}

test('what would swell to 64 MB when unpacked is dropped at the first megabyte', async () => {
	const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
	const before = process.memoryUsage().arrayBuffers;
	expect(await why(await forged(2, '{"section":"register"}', bomb))).toBe('CopyDamaged');
	expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
});

test('a part larger than any, or about nothing, is refused before it is read', async () => {
	const huge = new Watched([
		await forged(0, '{"section":"register"}', new Uint8Array(30 * 1024 * 1024))
	]);
	expect(await why(huge)).toBe('CopyDamaged');
	expect(huge.read).toBeLessThan(4096);
	expect(await why(await forged(1, '{}', new Uint8Array()))).toBe('CopyDamaged');
	expect(await why(await forged(1, '{"section":"end"}', encode('[]')))).toBe('CopyDamaged');
	expect(await why(await forged(3, '{"section":"end"}', encode('not packed')))).toBe('CopyDamaged');
});
