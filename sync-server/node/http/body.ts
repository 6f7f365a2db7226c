import type { IncomingMessage } from 'node:http';
import * as v from 'valibot';
import type { Refusal } from '../../../src/lib/domain/refusal.ts';
import { ok, refused, type Result } from '../../../src/lib/domain/refusal.ts';

/** Reads a JSON body of at most `most` bytes through its schema. */
export async function readBody<Schema extends v.GenericSchema>(
	request: IncomingMessage,
	schema: Schema,
	most: number
): Promise<Result<v.InferOutput<Schema>>> {
	const unreadable = refused<Refusal>({ type: 'Unreadable' });
	if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return unreadable;
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		for await (const chunk of request) {
			if (!(chunk instanceof Buffer)) return unreadable;
			size += chunk.length;
			if (size > most) return refused({ type: 'TooLarge' });
			chunks.push(chunk);
		}
		const read = v.safeParse(schema, JSON.parse(Buffer.concat(chunks).toString('utf8')));
		return read.success ? ok(read.output) : unreadable;
	} catch {
		// Cut off, or not JSON.
		return unreadable;
	}
}
