import type { SpaceId } from '../../domain/ids.ts';
import { db } from '../../store/db.ts';
import { openChannel } from '../channel.ts';
import { thisDevice } from '../device.ts';
import { createCarrier } from '../media/carrier.ts';
import { createClock } from './clock.ts';
import { EpochLost, nextEpoch, SpaceGone } from './epoch.ts';
import { createPump } from './pump.ts';
import { runSpace, type SpaceRun } from './space-run.ts';

/** After the disk has failed, how long before trying again, ms. */
const RETRY = 5_000;

/** Runs all of the phone's spaces until the signal aborts, or another engine has begun an epoch. */
export async function runEngine(signal: AbortSignal): Promise<void> {
	const epoch = await nextEpoch();
	const device = await thisDevice();
	const clock = createClock();
	const network = { online: navigator.onLine };
	const runs = new Map<SpaceId, SpaceRun>();
	const files = createCarrier({ device, clock, network });
	const over = new AbortController();
	const end = (): void => over.abort();
	signal.addEventListener('abort', end);
	const timers = new Set<ReturnType<typeof setTimeout>>();

	/** A space that failed is closed and, unless it is gone or no longer ours, tried again. */
	function failed(space: SpaceId, cause: unknown): void {
		if (cause instanceof EpochLost) return end();
		if (!(cause instanceof SpaceGone)) console.error('a space stopped', cause);
		void runs.get(space)?.close();
		runs.delete(space);
		timers.add(setTimeout(() => spaces.poke(), RETRY));
	}

	/** A room's copy was replaced by another: the space is closed, and opened again with that one. */
	function restart(space: SpaceId): void {
		const run = runs.get(space);
		runs.delete(space);
		files.restored(space);
		void run?.close().then(() => spaces.poke());
	}

	/** Opens the spaces this phone knows and closes those it has forgotten. */
	async function keepSpaces(): Promise<void> {
		const rows = await db.spaces.toArray();
		const known = new Set(rows.map(({ id }) => id));
		for (const [id, run] of runs) {
			if (known.has(id)) continue;
			runs.delete(id);
			await run.close();
		}
		for (const row of rows.sort((a, b) => b.openedAt - a.openedAt)) {
			if (runs.has(row.id) || over.signal.aborted) continue;
			const report = (cause: unknown): void => failed(row.id, cause);
			try {
				const again = (): void => restart(row.id);
				runs.set(
					row.id,
					await runSpace({ row, epoch, device, clock, network, again, failed: report })
				);
			} catch (cause) {
				report(cause);
			}
		}
	}
	const spaces = createPump(keepSpaces, (cause) => {
		console.error('the spaces could not be opened', cause);
		end();
	});

	const wakeAll = (afresh: boolean): void => {
		files.poke();
		for (const run of runs.values()) run.wake(afresh);
	};
	const hearNetwork = (online: boolean): void => {
		if (network.online === online) return;
		network.online = online;
		if (online) wakeAll(true);
		else for (const run of runs.values()) run.poke();
	};
	const online = (): void => hearNetwork(true);
	const offline = (): void => hearNetwork(false);
	const channel = openChannel((note) => {
		if (note.type === 'written') {
			runs.get(note.space)?.poke();
			files.poke();
		}
		if (note.type === 'spaces') spaces.poke();
		else if (note.type === 'network') hearNetwork(note.online);
		else if (note.type === 'wake') wakeAll(false);
		else if (note.type === 'ask') channel.say({ type: 'here' });
	});
	self.addEventListener('online', online);
	self.addEventListener('offline', offline);
	spaces.poke();
	files.poke();
	channel.say({ type: 'here' });

	await new Promise<void>((resolve) => {
		if (over.signal.aborted) resolve();
		over.signal.addEventListener('abort', () => resolve());
	});
	signal.removeEventListener('abort', end);
	self.removeEventListener('online', online);
	self.removeEventListener('offline', offline);
	for (const timer of timers) clearTimeout(timer);
	channel.close();
	await files.stop();
	await spaces.stop();
	await Promise.all([...runs.values()].map((run) => run.close()));
}
