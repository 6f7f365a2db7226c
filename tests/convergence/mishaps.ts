import type { Chance } from './chance.ts';
import type { Network } from './network.ts';
import type { Phone } from './phone.ts';
import type { VillageRelay } from './relay.ts';
import type { Timeline } from './timeline.ts';

const SECOND = 1000;
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

/** A bad day, as long as it lasts; healing ends all of it at once. */
export type Day = {
	readonly timeline: Timeline;
	readonly chance: Chance;
	readonly relay: VillageRelay;
	readonly phones: readonly Phone[];
	readonly isOver: () => boolean;
	/** A day of backups put back, over and over. */
	readonly restoring: boolean;
	readonly tell: (line: () => string) => void;
};

/** Most clocks are nearly right, some are hours off, a few are years off. */
export function drawWrong(chance: Chance): number {
	const scale = chance.odds(0.5) ? SECOND : chance.odds(0.6) ? 3 * HOUR : 2 * YEAR;
	return Math.round((chance.next() * 2 - 1) * scale);
}

type Mishap = (day: Day) => string;

const later = ({ timeline, isOver }: Day, delay: number, run: () => void): void => {
	timeline.after(delay, () => {
		if (!isOver()) run();
	});
};

const onPhone =
	(what: string, happens: (phone: Phone, day: Day) => void): Mishap =>
	(day) => {
		const phone = day.chance.pick(day.phones);
		if (phone !== undefined) happens(phone, day);
		return `${what}: ${phone?.name ?? ''}`;
	};

const cut = onPhone('the line breaks', (phone) => phone.network.cut());

const away = onPhone('no network', (phone, day) => {
	phone.goOffline();
	later(day, day.chance.between(5, 90) * SECOND, () => phone.goOnline());
});

const killed = onPhone('the app is killed', (phone, day) => {
	phone.kill();
	later(day, day.chance.between(1, 30) * SECOND, () => phone.open());
});

const clockSet = onPhone('a clock is set', (phone, day) => {
	phone.network.wrong = day.chance.odds(0.5) ? 0 : drawWrong(day.chance);
});

const lossy = onPhone('answers are lost', ({ network }, day) => {
	network.lossy = 0.5;
	day.timeline.after(30 * SECOND, () => calm(network));
});
const calm = (network: Network): void => {
	network.lossy = 0;
};

function relayDies(day: Day): void {
	const { relay, chance } = day;
	later(day, chance.between(1, 40) * SECOND, () => {
		relay.kill();
		if (chance.odds(0.3)) relay.skew = Math.round((chance.next() * 2 - 1) * 300 * SECOND);
		relay.start();
	});
}

const relayKilled: Mishap = (day) => {
	day.relay.kill();
	relayDies(day);
	return 'the relay is killed';
};

const relayKilledNumbering: Mishap = (day) => {
	day.relay.killWhileNumbering();
	relayDies(day);
	return 'the relay will be killed as it numbers';
};

const relayRestored: Mishap = (day) => {
	const { relay, chance } = day;
	relay.kill();
	const did = relay.restore();
	later(day, chance.between(1, 20) * SECOND, () => relay.start());
	// Some come back late: by then the relay has told others yes.
	for (const phone of did ? day.phones : []) {
		if (!chance.odds(0.4)) continue;
		phone.goOffline();
		later(day, chance.between(20, 90) * SECOND, () => phone.goOnline());
	}
	return did ? 'the relay is restored from a backup' : 'the relay is killed, and has no backup';
};

const relayBackedUp: Mishap = ({ relay }) => {
	relay.backUp();
	return 'the relay is backed up';
};

const relayForgets: Mishap = ({ relay }) => {
	if (relay.up) relay.forget();
	return 'the relay lets go of the space';
};

const relayTroubled: Mishap = (day) => {
	const { relay, chance } = day;
	relay.full = chance.odds(0.5) ? 0.5 : 0;
	relay.strict = relay.full === 0 ? 0.5 : 0;
	later(day, 20 * SECOND, () => relay.calm());
	return relay.full > 0 ? 'the relay’s disk is full' : 'the relay is strict';
};

const MISHAPS: readonly (readonly [weight: number, mishap: Mishap])[] = [
	[5, cut],
	[4, away],
	[5, killed],
	[1.5, clockSet],
	[1, lossy],
	[1.5, relayKilled],
	[1.5, relayKilledNumbering],
	[1, relayRestored],
	[1.5, relayBackedUp],
	[1, relayForgets],
	[1, relayTroubled]
];
const ALL = MISHAPS.reduce((sum, [weight]) => sum + weight, 0);

function draw({ chance, restoring }: Day): Mishap {
	if (restoring && chance.odds(0.3)) return chance.odds(0.5) ? relayBackedUp : relayRestored;
	let at = chance.next() * ALL;
	for (const [weight, mishap] of MISHAPS) {
		at -= weight;
		if (at < 0) return mishap;
	}
	return cut;
}

/** One mishap after another until the day is over. */
export function goWrong(day: Day): void {
	later(day, day.chance.between(2, 25) * SECOND, () => {
		const what = draw(day)(day);
		day.tell(() => what);
		goWrong(day);
	});
}

/** Everything works again, for good. */
export function heal({ relay, phones }: Day): void {
	relay.calm();
	relay.start();
	for (const phone of phones) {
		phone.network.lossy = 0;
		phone.open();
		phone.goOnline();
	}
}
