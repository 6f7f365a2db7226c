import Dexie, { RangeSet, type Table } from 'dexie';
import { db } from '../../store/db.ts';

const SETTING = 'engine';

/** Thrown inside a projection write when another engine has taken over meanwhile. */
export class EpochLost extends Error {
	override readonly name = 'EpochLost';
}

/** Thrown inside a projection write when the space has been taken off this phone meanwhile. */
export class SpaceGone extends Error {
	override readonly name = 'SpaceGone';
}

async function current(): Promise<number> {
	const row = await db.settings.get(SETTING);
	return typeof row?.value === 'number' ? row.value : 0;
}

/**
 * Begins a new epoch: whatever an older engine still has in hand will not be written. What it wrote
 * last it may not have lived to tell, and there is nothing left to write that would: every screen
 * that has read something reads it again.
 */
export async function nextEpoch(): Promise<number> {
	const begun = await db.transaction('rw', db.settings, async () => {
		const epoch = (await current()) + 1;
		await db.settings.put({ name: SETTING, value: epoch });
		return epoch;
	});
	Dexie.on.storagemutated.fire({ all: new RangeSet(-Infinity, [[]]) });
	return begun;
}

/** One transaction that holds only while the epoch does. */
export function inEpoch<T>(
	epoch: number,
	tables: readonly Table[],
	work: () => Promise<T>
): Promise<T> {
	return db.transaction('rw', [db.settings, ...tables], async () => {
		if ((await current()) !== epoch) throw new EpochLost(`epoch ${String(epoch)} is over`);
		return work();
	});
}
