import { freeSpans, unitsFree } from '../../../src/lib/domain/availability/free.ts';
import { monthOf, type DayLeft } from '../../../src/lib/domain/availability/month.ts';
import type { CatalogueId, ResourceId } from '../../../src/lib/domain/ids.ts';
import type { FileHash } from '../../../src/lib/domain/media/types.ts';
import type { ResourceBody } from '../../../src/lib/domain/resource/types.ts';
import {
	addDays,
	addMonths,
	daysBetween,
	monthStart,
	weekdayOf
} from '../../../src/lib/domain/time/date.ts';
import type { Instant, LocalDate, Span, Zone } from '../../../src/lib/domain/time/types.ts';
import { dateAt, startOfDay } from '../../../src/lib/domain/time/zoned.ts';
import type { CatalogueEntity, ResourceEntity } from '../../../src/lib/register/fold/entities.ts';
import type { SpaceState } from '../../../src/lib/register/fold/state.ts';
import { resourceBy } from '../../../src/lib/register/fold/terms.ts';

/** Weeks shown, from this one on: a month, whatever day it is. */
const WEEKS = 5;

export type PublishedDay = {
	readonly date: LocalDate;
	readonly left: DayLeft;
	/** How many can be had from midnight to midnight. */
	readonly free: number;
};
export type PublishedThing = Pick<ResourceBody, 'name' | 'capacity' | 'kind'> & {
	readonly id: ResourceId;
	readonly owner: string;
	readonly place: string;
	readonly conditions: string | undefined;
	readonly seats: number | undefined;
	readonly squareMetres: number | undefined;
	readonly stepFree: boolean;
	readonly photo: FileHash | undefined;
	/** From today on; days of this week that are over have none. */
	readonly days: readonly PublishedDay[];
	/** When not one can be had, without a word of who has it. */
	readonly busy: readonly Span[];
};

/** All that leaves the space: no booking, no name, no note is in it. */
export type Published = {
	readonly id: CatalogueId;
	readonly title: string;
	readonly space: string;
	readonly zone: Zone;
	readonly today: LocalDate;
	/** The space's last number: when anything last changed. */
	readonly updated: Instant;
	/** A Monday. */
	readonly first: LocalDate;
	readonly weeks: number;
	readonly email: string | undefined;
	readonly phone: string | undefined;
	readonly things: readonly PublishedThing[];
};

/** The things of a page, as they are now: what was retired since is no more on it. */
export const thingsOf = (state: SpaceState, { body }: CatalogueEntity): readonly ResourceEntity[] =>
	body.resources.flatMap((id) => {
		const resource = resourceBy(state, id);
		return resource === undefined || resource.retired || resource.undone ? [] : [resource];
	});

/** The picture a page shows of a thing: its first. */
export const photoOf = ({ files }: ResourceEntity): FileHash | undefined =>
	files.find(({ role }) => role === 'photo')?.hash;

export function published(state: SpaceState, catalogue: CatalogueEntity, now: Instant): Published {
	const zone = state.trust.info?.zone ?? ('Europe/Paris' as Zone);
	const today = dateAt(now, zone);
	const first = addDays(today, 1 - weekdayOf(today));
	const { title, contact } = catalogue.body;
	const person = contact && state.people.get(contact.person)?.body;
	return {
		id: catalogue.id,
		title,
		space: state.trust.info?.name ?? '',
		zone,
		today,
		updated: Math.max(state.last.register, state.last.people),
		first,
		weeks: WEEKS,
		email: contact?.email === true ? person?.email : undefined,
		phone: contact?.phone === true ? person?.phone : undefined,
		things: thingsOf(state, catalogue).map((resource) =>
			thing(state, resource, { zone, today, last: addDays(first, WEEKS * 7 - 1) })
		)
	};
}

type Window = { readonly zone: Zone; readonly today: LocalDate; readonly last: LocalDate };

function thing(state: SpaceState, resource: ResourceEntity, window: Window): PublishedThing {
	const { id, body } = resource;
	const { site, commune } = body.place ?? {};
	const words = body.conditions && state.words.get(body.conditions)?.text;
	return {
		id,
		name: body.name,
		kind: body.kind,
		capacity: body.capacity,
		owner: state.associations.get(body.association)?.body.name ?? '',
		place: [site, commune?.name].filter((part) => part !== undefined).join(', '),
		conditions: words,
		seats: body.room?.seats,
		squareMetres: body.room?.squareMetres,
		stepFree: body.room?.stepFree === true,
		photo: photoOf(resource),
		days: daysOf(state, id, window),
		busy: busyOf(state, id, window)
	};
}

/** BK14: the same availability as every screen's. */
function daysOf(state: SpaceState, id: ResourceId, { zone, today, last }: Window): PublishedDay[] {
	const { places } = state.book;
	const left = new Map<LocalDate, DayLeft>();
	for (let month = monthStart(today); month <= last; month = addMonths(month, 1)) {
		const days = monthOf(places, [id], month, zone)[0]?.days ?? [];
		for (const [at, how] of days.entries()) left.set(addDays(month, at), how);
	}
	return Array.from({ length: daysBetween(today, last) + 1 }, (_, at) => {
		const date = addDays(today, at);
		const [from, to] = [startOfDay(date, zone), startOfDay(addDays(date, 1), zone)];
		return { date, left: left.get(date) ?? 'none', free: unitsFree(places, id, from, to) };
	});
}

function busyOf(state: SpaceState, id: ResourceId, { zone, today, last }: Window): Span[] {
	const from = startOfDay(today, zone);
	const to = startOfDay(addDays(last, 1), zone);
	const free = freeSpans(state.book.places, id, 1, from, to);
	const edges = [from, ...free.flatMap((span) => [span.from, span.to]), to];
	const busy: Span[] = [];
	for (let at = 0; at < edges.length; at += 2) {
		const [begins = to, ends = to] = [edges[at], edges[at + 1]];
		if (begins < ends) busy.push({ from: begins, to: ends });
	}
	return busy;
}
