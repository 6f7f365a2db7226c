import { Chance } from './chance.ts';
import { checkEqual, checkNothingLost, isHealed } from './checks/healed.ts';
import { checkErased, checkUnmoved } from './checks/erased.ts';
import { checkJudged } from './checks/judged.ts';
import { drawWrong, goWrong, heal, type Day } from './mishaps.ts';
import { Network } from './network.ts';
import { begin, duel, invite, live, meet, type Doings } from './people.ts';
import { Phone } from './phone.ts';
import { VillageRelay } from './relay.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import type { Batch } from '../../sync-server/room/store.ts';
import { Timeline } from './timeline.ts';
import { drawVillage } from './village.ts';
import { Violation } from './violation.ts';
import { Witness } from './witness.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const MORNING = Date.UTC(2026, 10, 22, 8);
/** Healing takes a reconnect or two, each after a minute at most, and what waits ten seconds. */
const PATIENCE = 20 * MINUTE;
/** One log in so many is judged minute by minute too, which takes a while. */
const JUDGED = 2;

/** One day in so many is one of backups put back. */
const RESTORING = 5;

/** What one seed came to. */
export type Figures = Doings & {
	readonly phones: number;
	readonly facts: number;
	readonly kills: number;
	readonly relayKills: number;
	readonly restores: number;
	readonly takenBack: number;
	readonly drawer: number;
	readonly revoked: number;
	readonly admitted: number;
	readonly overcommitted: number;
	/** Facts that were taken away (R7). */
	readonly erased: number;
	readonly proposed: number;
	readonly renumbered: number;
	readonly twice: number;
	readonly tangled: number;
	readonly looks: number;
	readonly events: number;
	/** Two runs of one seed end with the same words. */
	readonly end: string;
};

/** Runs one village through one bad day. Throws a `Violation` if anything happens that may not. */
export function runSeed(seed: number, tell?: (line: string) => void): Figures {
	const chance = new Chance(seed);
	const timeline = new Timeline(MORNING);
	const saying = (line: () => string): void => {
		if (tell === undefined) return;
		tell(`${((timeline.now - MORNING) / SECOND).toFixed(3)} s  ${line()}`);
	};
	const village = drawVillage(chance, MORNING);
	const { space } = village;
	const witness = new Witness(seed, space, saying);
	const numbered = (batch: Batch): void => {
		witness.numbered(batch);
		saying(() => `numbered ${batch.keys.map(({ key, room }) => `${room} ${key}`).join(', ')}`);
	};
	const relay: VillageRelay = new VillageRelay(space, timeline, chance, numbered, () => {
		const updates = (room: Room) => relay.store.updatesOf(space, room).updates;
		witness.restored({ register: updates('register'), people: updates('people') });
	});
	const phoneOf = (name: string, device: Phone['network']['device']): Phone => {
		const network = new Network({ timeline, chance, relay, space, device });
		network.wrong = drawWrong(chance);
		return new Phone(name, network, witness);
	};
	const ada = phoneOf('Ada', village.founder);
	const phones = [ada, ...village.others.map(({ name, device }) => phoneOf(name, device))];
	let over = false;
	const restoring = seed % RESTORING === 0;
	const day: Day = { timeline, chance, relay, phones, restoring, isOver: () => over, tell: saying };
	const doings: Doings = { imports: 0, undone: 0, duels: 0, handed: 0, news: 0 };

	ada.joined = true;
	if (chance.odds(0.3)) ada.goOffline();
	const foyer = begin(ada, village, chance);
	timeline.after(100, () => ada.open());
	timeline.after(chance.between(1, 60) * SECOND, () => ada.goOnline());
	for (const { name, coming } of village.others) {
		const [host, guest] = [coming.by, name].map((wanted) =>
			phones.find((phone) => phone.name === wanted)
		);
		if (host !== undefined && guest !== undefined) invite(host, guest, coming, foyer, day);
	}
	for (const phone of phones) live(phone, day, doings);
	meet(day, doings);
	goWrong(day);
	const length = chance.between(4, 7) * MINUTE;
	for (const at of [0.5, 0.8]) timeline.after(length * at, () => duel(phones, day, doings));

	timeline.until(MORNING + length);
	over = true;
	saying(() => 'everything works again');
	heal(day);
	const healed = (): boolean => phones.every((phone) => isHealed(phone, witness));
	const end = timeline.now + PATIENCE;
	timeline.until(timeline.now + 15 * SECOND);
	while (!healed() && timeline.now < end) timeline.until(timeline.now + 5 * SECOND);
	if (!healed()) {
		const ill = phones.filter((phone) => !isHealed(phone, witness));
		const rows = ill.map(({ name, disk }) => `${name} (${String(disk.outbox.length)} unsent)`);
		throw new Violation('R1', `still not healed: ${rows.join(', ')}`);
	}
	for (const phone of phones) witness.lookAgain(phone);
	checkEqual(phones, witness);
	checkNothingLost(witness);
	const erased = checkErased(phones, relay, witness);
	checkUnmoved(witness);
	// What comes back is judged beside a log the rules' own text doesn't know.
	if (seed % JUDGED === 0 && relay.restores === 0) checkJudged(space, witness.log);

	const { fold, dump } = witness.log.fold(witness.log.counts);
	const { trust } = fold.state;
	return {
		...doings,
		phones: phones.length,
		facts: witness.said.size,
		kills: phones.reduce((sum, phone) => sum + phone.kills, 0),
		relayKills: relay.kills,
		restores: relay.restores,
		takenBack: witness.takenBack,
		drawer: phones.reduce((sum, phone) => sum + phone.disk.drawer.size, 0),
		revoked: [...trust.devices.values()].filter((device) => device.revoked).length,
		admitted: trust.devices.size - 1,
		overcommitted: witness.overcommitted(fold).length,
		erased,
		proposed: [...fold.state.bookings.values()].reduce(
			(sum, { proposals }) => sum + proposals.length,
			0
		),
		renumbered: witness.log.renumbered,
		twice: witness.log.twice,
		tangled: witness.log.tangled,
		looks: witness.looks,
		events: timeline.happened,
		end: dump
	};
}
