import type { SpaceId } from '$lib/domain/ids.ts';
import type { Result } from '$lib/domain/refusal.ts';
import { ok, refused } from '$lib/domain/refusal.ts';
import type { Zone } from '$lib/domain/time/types.ts';
import { send } from '$lib/engine/send.ts';
import { clockOf } from '$lib/i18n/clock.ts';
import { db } from '$lib/store/db.ts';

const PARIS = 'Europe/Paris' as Zone; // the default zone of a space (T1)

/** Opens the example: the one already on this phone, or a new one laid around today. */
export async function openExample(now: number): Promise<Result<SpaceId>> {
	const known = await db.spaces.filter((space) => space.kind === 'example').first();
	if (known !== undefined) return ok(known.id);
	// It is kept when idle: before that it wants the network once.
	const found = await import('$lib/formats/example/example.ts').catch(() => undefined);
	if (found === undefined) return refused({ type: 'RelayAway' });
	const done = await send('loadExample', { example: found.exampleSpace(clockOf(now, PARIS).date) });
	return done.ok ? ok(done.value.space) : done;
}
