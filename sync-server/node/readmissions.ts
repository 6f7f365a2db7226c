import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { SpaceId } from '../../src/lib/domain/ids.ts';

const offer = v.strictObject({
	space: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/)),
	until: v.number()
});
const isMissing = (cause: unknown): boolean =>
	cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
const HASH = /^[A-Za-z0-9_-]{43}$/;

/**
 * The operator's one-time codes: a file each in the data folder, named by the code's hash. A file
 * needs neither the relay's database nor its lock, so that the command works whether or not the
 * relay runs; and whoever can write there can read everything anyway.
 */
export class Readmissions {
	readonly #dir: string;

	constructor(dataDir: string) {
		this.#dir = join(dataDir, 'readmissions');
	}

	#file(hash: string): string {
		if (!HASH.test(hash)) throw new TypeError('a hash is 43 characters of base64url');
		return join(this.#dir, `${hash}.json`);
	}

	/** Good until that instant of the relay's clock, once. */
	offer(hash: string, space: SpaceId, until: number): void {
		mkdirSync(this.#dir, { recursive: true, mode: 0o700 });
		writeFileSync(this.#file(hash), JSON.stringify({ space, until }), { mode: 0o600 });
	}

	/** The space a code readmits to; `late` when its time has passed. */
	find(hash: string, now: number): { readonly space: string; readonly late: boolean } | undefined {
		try {
			const read = v.safeParse(offer, JSON.parse(readFileSync(this.#file(hash), 'utf8')));
			if (!read.success) return undefined;
			return { space: read.output.space, late: now > read.output.until };
		} catch (cause) {
			if (isMissing(cause) || cause instanceof SyntaxError) return undefined;
			throw cause;
		}
	}

	/** Uses a code up: true for the one who gets it. */
	take(hash: string): boolean {
		try {
			rmSync(this.#file(hash));
			return true;
		} catch (cause) {
			if (isMissing(cause)) return false;
			throw cause;
		}
	}
}
