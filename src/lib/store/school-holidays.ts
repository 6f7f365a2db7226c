import { lastKnown, readSchoolHolidays } from '../domain/holiday/read-table.ts';
import type { SchoolHolidays } from '../domain/holiday/school.ts';
import type { SpaceId } from '../domain/ids.ts';
import type { Instant } from '../domain/time/types.ts';
import { db } from './db.ts';
import { setting, type Setting } from './setting.ts';

/** The table of school holidays this phone goes by, and when it last asked for a newer one. */
export type KeptTable = { readonly table: SchoolHolidays; readonly asked: Instant };

const NAME = 'school-holidays';
const FILE = '/vacances-scolaires.json';
const WEEK = 7 * 86_400_000;

/** Gives what lies at an address of this app as data; throws when it can't. */
export type ReadAddress = (address: string) => Promise<unknown>;

const fromNetwork: ReadAddress = async (address) => {
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
	return answer.json();
};

function keptIn(value: unknown): KeptTable | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const table = readSchoolHolidays(Reflect.get(value, 'table'));
	const asked: unknown = Reflect.get(value, 'asked');
	return table && typeof asked === 'number' ? { table, asked } : undefined;
}

export const keptTable = async (): Promise<KeptTable | undefined> =>
	keptIn((await db.settings.get(NAME))?.value);

/**
 * Takes the table that came with the app, and once a week asks for a newer one: new dates need no
 * new release (T6). The service worker answers for the plain address alone, so a date behind it
 * goes to the network. Of two tables the one that sees further stays; one that can't be read
 * changes nothing, nor does a network that is away.
 */
export async function refreshSchoolHolidays(
	now: Instant,
	online: boolean,
	read: ReadAddress = fromNetwork
): Promise<void> {
	const kept = await keptTable();
	if (kept && (!online || now - kept.asked < WEEK)) return;
	const day = new Date(now).toISOString().slice(0, 10);
	const address = kept ? `${FILE}?le=${day}` : FILE;
	const found = readSchoolHolidays(await read(address).catch(() => undefined));
	const best = newerOf(kept?.table, found);
	if (best && found) await db.settings.put({ name: NAME, value: { table: best, asked: now } });
}

const newerOf = (one: SchoolHolidays | undefined, other: SchoolHolidays | undefined) =>
	one && other ? (lastKnown(other) >= lastKnown(one) ? other : one) : (other ?? one);

/** The zone someone chose for a space whose communes don't tell; empty: none. */
export const chosenZone = (space: SpaceId): Setting<string> =>
	setting(
		`school-zone/${space}`,
		(value): value is string => typeof value === 'string' && value.length < 40,
		''
	);
