import type { Refusal } from '../../domain/refusal.ts';
import { takeTouched } from '../../register/fold/state.ts';
import type { Room } from '../../register/facts/kinds.ts';
import { appendToLog } from '../../register/log.ts';
import { memberOf, readsPeople } from '../../register/trust/roles.ts';
import type { BesideRow, OutboxRow, SpaceRow } from '../../store/rows.ts';
import type { Device } from '../device.ts';
import { readRecord, type ProjectionRecord } from '../projection/record.ts';
import { createShow } from '../projection/show.ts';
import { readCopiesInUse, ROOMS } from '../replica-names.ts';
import type { Clock } from './clock.ts';
import { readBeside, refuseBeside, settleTold } from './beside.ts';
import { createCarrying, type Carried } from './carrying.ts';
import { openCopy, type Copy } from './copy.ts';
import { createErasing } from './erasing.ts';
import { createLinkState } from './link-state.ts';
import { numberLocally } from './numbering.ts';
import {
	isForLater,
	markSent,
	moveAllToDrawer,
	moveRoomToDrawer,
	moveToDrawer,
	readOutbox
} from './outbox.ts';
import { createPump } from './pump.ts';
import { createGenerations, dropOlder, replace } from './replacing.ts';
import { nextMoment, nextToSend } from './sending.ts';
import { linkSpace } from './space-link.ts';

/** The engine's work for one space. */
export type SpaceRun = {
	/** Something may be there to fold, show or send. */
	poke(): void;
	/** Tries the relay now; `afresh` doesn't trust open sockets. */
	wake(afresh: boolean): void;
	close(): Promise<void>;
};

export type Wiring = {
	readonly row: SpaceRow;
	readonly epoch: number;
	readonly device: Device;
	readonly clock: Clock;
	/** What is known of the network: without one there is nobody to send to. */
	readonly network: { readonly online: boolean };
	/** Another copy has taken a room's place: the run is to be begun again. */
	readonly again: () => void;
	/** The work can't go on: another engine has taken over, or the disk is out of reach. */
	readonly failed: (cause: unknown) => void;
};

/** A fact the relay has neither numbered nor refused for so long is sent again, ms. */
const PATIENCE = 20_000;

const agree = (a: Record<Room, number>, b: Record<Room, number>): boolean =>
	ROOMS.every((room) => a[room] === b[room]);

const signedOf = (rows: readonly BesideRow[]): Carried[] =>
	rows.flatMap(({ room, key, text, sig }) => (sig === undefined ? [] : [{ room, key, text, sig }]));

/** Folds what the rows already show, so that only what is newer is written. */
function catchUp(copy: Copy, shown: ProjectionRecord | undefined): ProjectionRecord | undefined {
	if (shown === undefined) return undefined;
	copy.foldUpTo(shown.counts);
	const { counts, state } = copy.fold;
	takeTouched(state);
	return agree(counts, shown.counts) && agree(state.last, shown.last) ? shown : undefined;
}

export async function runSpace(wiring: Wiring): Promise<SpaceRun> {
	const { row, epoch, device, clock, network, failed } = wiring;
	const { id: space, kind } = row;
	const pump = createPump(round, failed);
	const poke = (): void => pump.poke();
	const copies = await readCopiesInUse(space);
	await dropOlder(space, copies);
	const copy = await openCopy(space, copies, row.zone, poke);
	const show = createShow(wiring, catchUp(copy, await readRecord(space)));
	const underway = new Map<string, number>();
	/** What the relay has refused and still lies in the outbox: many at once, when a right is lost. */
	const refusals = new Map<string, Refusal>();
	let alarm: ReturnType<typeof setTimeout> | undefined;
	/** How a fact of this phone's own says so; a restored copy brings those of another. */
	const byThisPhone = `"by":"${device.id}"`;
	/** What others say is in the log, and the relay has been asked about. */
	const settled = new Set<number>();
	let settling = false;

	const link = linkSpace({
		space,
		docs: copy.docs,
		copies,
		isErased: (key) => copy.fold.state.erased.has(key),
		replaced: (room, inUse) => {
			replace(epoch, space, room, inUse).then(wiring.again, failed);
		},
		device,
		clock,
		network,
		changed: poke,
		refused: (key, refusal) => {
			if (isForLater(refusal)) return;
			refusals.set(key, refusal);
			poke();
		}
	});
	const others = createCarrying({
		space,
		network,
		changed: poke,
		refused: (key, refusal) => {
			refusals.set(key, refusal);
			poke();
		}
	});
	const linkState = createLinkState(space, epoch);
	const erasing = createErasing(space, epoch);
	const generations = createGenerations(epoch, space, copies);

	async function takeRefusals(): Promise<void> {
		if (refusals.size === 0) return;
		const taken = new Map(refusals);
		await moveToDrawer(epoch, space, taken, Date.now(), underway);
		await refuseBeside(epoch, space, taken);
		for (const key of taken.keys()) refusals.delete(key);
	}

	/**
	 * The relay keeps `people` from this phone, and the log read to its end says so too: what waits
	 * for that room would wait for ever. The log alone may be older than a role just given.
	 */
	async function giveUpPeople(unsent: readonly OutboxRow[]): Promise<void> {
		if (!link.turnedAway('people') || !link.ready('register')) return;
		if (!unsent.some(({ room }) => room === 'people')) return;
		const member = memberOf(copy.fold.state.trust, device.id);
		if (member === undefined || readsPeople(member)) return;
		if (await moveRoomToDrawer(epoch, space, 'people', Date.now(), underway)) poke();
	}

	/** Its access withdrawn, this phone's facts would wait for ever. */
	async function giveUpAll(unsent: readonly OutboxRow[]): Promise<void> {
		if (unsent.length === 0 || link.state.refusal?.type !== 'DeviceRevoked') return;
		if (await moveAllToDrawer(epoch, space, Date.now())) poke();
	}

	/** Sends what may leave; an example's facts are numbered here instead. */
	async function send(unsent: readonly OutboxRow[]): Promise<void> {
		const now = Date.now();
		// Either way: the clock may have been set back since.
		for (const [key, at] of underway) if (Math.abs(now - at) >= PATIENCE) underway.delete(key);
		for (const room of ROOMS) {
			if (kind === 'shared' && !link.ready(room)) {
				forgetUnderway(unsent, room);
				continue;
			}
			const rows = nextToSend(unsent, room, new Set(underway.keys()), now);
			if (rows.length === 0) continue;
			const leaving = await markSent(epoch, rows);
			for (const { key } of leaving) underway.set(key, now);
			if (kind === 'shared') link.send(room, leaving);
			else {
				const { last } = copy.fold.state;
				const entries = numberLocally(leaving, Math.max(last.register, last.people), now);
				appendToLog(copy.docs[room], entries);
			}
		}
		schedule(unsent, now);
	}

	/** After a cut nobody knows what arrived: all of it is sent again, and counted once (R2). */
	function forgetUnderway(unsent: readonly OutboxRow[], room: Room): void {
		for (const waiting of unsent) if (waiting.room === room) underway.delete(waiting.key);
	}

	function schedule(unsent: readonly OutboxRow[], now: number): void {
		clearTimeout(alarm);
		const moments = [nextMoment(unsent, now), underway.size > 0 ? now + PATIENCE : undefined];
		const next = Math.min(...moments.map((moment) => moment ?? Infinity));
		if (Number.isFinite(next)) alarm = setTimeout(poke, next - now + 1);
	}

	/** Once the log is read to its end, what others say of it is no longer to be taken on their word. */
	function settle(waiting: readonly BesideRow[]): void {
		const isHeard = link.ready('register') && (link.ready('people') || link.turnedAway('people'));
		const told = waiting.filter((one) => one.told !== undefined && !settled.has(one.seq ?? 0));
		if (!isHeard || settling || told.length === 0) return;
		settling = true;
		settleTold(epoch, space, told).then((done) => {
			settling = false;
			if (!done) return;
			for (const { seq } of told) settled.add(seq ?? 0);
			poke();
		}, failed);
	}

	async function round(): Promise<void> {
		const { anew, kept } = await copy.takeIn();
		const full = new DOMException('the copy could not be kept', 'QuotaExceededError');
		// Of a fold begun again without all its entries nothing can be shown.
		if (anew && !kept) throw full;
		if (anew) show.startOver();
		await takeRefusals();
		await erasing.forget(copy.fold.state.erased);
		const rows = await readOutbox(space);
		const { inLog } = copy.fold;
		const landed = rows.filter(({ key }) => inLog.has(key));
		const unsent = rows.filter(({ key }) => !inLog.has(key));
		for (const { key } of landed) underway.delete(key);
		const beside = await readBeside(space);
		const waiting = beside.filter(({ key, refusal }) => !inLog.has(key) && refusal === undefined);
		await show.update(copy.fold, unsent, landed, {
			rows: waiting,
			landed: beside.filter(({ key }) => inLog.has(key))
		});
		if (!kept) throw full;
		const own = unsent.filter(({ text }) => text.includes(byThisPhone));
		await send(own);
		if (kind !== 'shared') return;
		others.bring([...unsent.filter((one) => !own.includes(one)), ...signedOf(waiting)]);
		settle(waiting);
		if (link.turnedAway('people')) copy.eraseUnheard('people');
		await giveUpPeople(unsent);
		await giveUpAll(unsent);
		await generations.note(link);
		await linkState.write(link.state);
	}

	if (kind === 'shared') {
		const key: string = space;
		const founding = (await readOutbox(space)).find((waiting) => waiting.key === key);
		link.open(founding && { text: founding.text, sig: founding.sig });
	}
	poke();
	return {
		poke,
		wake: (afresh) => {
			if (kind === 'shared') link.wake(afresh);
			others.wake();
			poke();
		},
		async close() {
			clearTimeout(alarm);
			others.close();
			await link.close();
			await pump.stop();
			await copy.close();
		}
	};
}
