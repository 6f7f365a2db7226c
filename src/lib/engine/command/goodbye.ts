import { liveQuery } from 'dexie';
import type { SpaceId } from '../../domain/ids.ts';
import { ok, refused } from '../../domain/refusal.ts';
import { db } from '../../store/db.ts';
import type { Handler } from './handler.ts';
import { write } from './work.ts';

/** How long somebody who leaves waits for the relay to have heard, ms. */
const PATIENCE = 8_000;

/** The relay hangs up on a phone as soon as it has numbered that it leaves. */
const isTold = async (space: SpaceId): Promise<boolean> =>
	(await db.links.get(space))?.refusal?.type === 'DeviceRevoked';

function untilTold(space: SpaceId): Promise<boolean> {
	return new Promise((resolve) => {
		const over = (told: boolean): void => {
			clearTimeout(patience);
			subscription.unsubscribe();
			resolve(told);
		};
		const subscription = liveQuery(() => isTold(space)).subscribe((told) => {
			if (told) queueMicrotask(() => over(true));
		});
		const patience = setTimeout(() => over(false), PATIENCE);
	});
}

export const sayGoodbye: Handler<'sayGoodbye'> = async ({ space }) => {
	const link = await db.links.get(space);
	const said = await write(space, (work) => {
		const { member, device } = work.space;
		if (member === undefined) return refused({ type: 'NotMember' });
		work.state({ kind: 'device.revoked', about: member, body: { device } });
		return ok({});
	});
	if (!said.ok) return said;
	// Without a line there is nobody to wait for.
	const told = link?.at === 'live' && (await untilTold(space));
	return ok({ told, gesture: said.value.gesture });
};
