import type { SpaceId } from '../../../domain/ids.ts';
import { RESOURCE_KINDS } from '../../../domain/resource/types.ts';
import { addDays } from '../../../domain/time/date.ts';
import type { LocalDate } from '../../../domain/time/types.ts';
import { db } from '../../../store/db.ts';
import type { ClaimRow, OccurrenceRow, ResourceRow } from '../../../store/rows.ts';
import { NO_FILTER, type Filter } from '../filter.ts';
import { fitsThing } from '../sieve.ts';
import { readDays } from '../window.ts';
import { DAYS } from './bars.ts';

export type Things = {
	/** Every thing of the space: a kit's parts count even when they aren't shown (BK14). */
	readonly all: readonly ResourceRow[];
	/** Those the filter asks for, by kind and name. */
	readonly shown: readonly ResourceRow[];
};
export const NO_THINGS: Things = { all: [], shown: [] };

const collator = new Intl.Collator('fr');
const rank = ({ kind }: ResourceRow) => RESOURCE_KINDS.indexOf(kind);
const byKindAndName = (a: ResourceRow, b: ResourceRow) =>
	rank(a) - rank(b) || collator.compare(a.name, b.name);

export async function readThings(space: SpaceId, filter: Filter): Promise<Things> {
	const all = await db.resources.where('space').equals(space).toArray();
	return {
		all,
		shown: all.filter((row) => fitsThing(filter, row)).toSorted(byKindAndName)
	};
}

export type WeekRead = {
	readonly rows: readonly OccurrenceRow[];
	readonly claims: readonly ClaimRow[];
};
export const NOTHING_READ: WeekRead = { rows: [], claims: [] };

/**
 * What touches the week; claims also of the days around it, for turnaround that reaches in. Rows
 * are sieved later, thing by thing: availability counts everybody's.
 */
export async function readWeek(space: SpaceId, monday: LocalDate): Promise<WeekRead> {
	const days = Array.from({ length: DAYS + 2 }, (_, index) => addDays(monday, index - 1));
	const [rows, claims] = await Promise.all([
		readDays(space, addDays(monday, -1), addDays(monday, DAYS - 1), NO_FILTER),
		db.transaction('r', db.claims, () =>
			Promise.all(days.map((day) => db.claims.where('days').equals(`${space}|${day}`).toArray()))
		)
	]);
	return { rows, claims: [...new Map(claims.flat().map((one) => [one.id, one])).values()] };
}
