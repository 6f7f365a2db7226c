import type { ResourceId } from '../../../domain/ids.ts';
import type { ReadEvent } from '../read/event.ts';
import type { ReadCalendar } from '../read/read.ts';
import { guessResource } from './guess.ts';
import { sourceId } from './source.ts';
import type { Candidate, KnownBooking } from './known.ts';

/** What tells which resource an event is about. */
export type GroupedBy = 'place' | 'title' | 'all';

export type Group = {
	/** What `groupOf` says of its events. */
	readonly key: string;
	/** The place, the title, or what the calendar calls itself; empty where events say nothing. */
	readonly name: string;
	readonly count: number;
	readonly guess: ResourceId | undefined;
};

export const groupOf = (event: ReadEvent, by: GroupedBy): string =>
	by === 'all' ? '' : by === 'place' ? event.place : event.title;

/** More names than this are no list of halls. */
const MOST_GROUPS = 30;

/** Places where the file has some; else the whole calendar, which is mostly one hall's. */
export function usualGrouping({ events }: ReadCalendar): GroupedBy {
	const places = new Set(events.map(({ place }) => place));
	places.delete('');
	return places.size > 0 && places.size <= MOST_GROUPS ? 'place' : 'all';
}

export const canGroup = ({ events }: ReadCalendar, by: GroupedBy): boolean => {
	const names = new Set(events.map((event) => groupOf(event, by)));
	return by === 'all' || (names.size <= MOST_GROUPS && [...names].some((name) => name !== ''));
};

/** The groups of a calendar, the largest first, each with the resource it most likely means. */
export function groupsIn(
	calendar: ReadCalendar,
	by: GroupedBy,
	candidates: readonly Candidate[],
	known: ReadonlyMap<string, KnownBooking>
): readonly Group[] {
	const groups = new Map<string, { count: number; before: ResourceId | undefined }>();
	for (const event of calendar.events) {
		const name = groupOf(event, by);
		const group = groups.get(name) ?? { count: 0, before: undefined };
		group.count += 1;
		group.before ??= known.get(sourceId(event.uid))?.lines[0]?.resource;
		groups.set(name, group);
	}
	return [...groups]
		.map(([name, { count, before }]) => ({
			key: name,
			name: by === 'all' ? calendar.name : name,
			count,
			// Where its events went last time is no guess.
			guess:
				candidates.find(({ id }) => id === before)?.id ??
				guessResource(name === '' ? calendar.name : name, candidates)
		}))
		.sort((one, other) => other.count - one.count);
}

/** Which resource each group's events are for. */
export const resourcesOf = (
	groups: readonly Group[],
	resourceFor: (group: string) => ResourceId | undefined
): ReadonlyMap<string, ResourceId | undefined> =>
	new Map(groups.map(({ key }) => [key, resourceFor(key)]));
