import type { BookingBody, Line, Occurrence } from '../../domain/booking/types.ts';
import type { FactOf } from '../facts/fact.ts';
import type { SpaceState } from './state.ts';
import { resourceBy } from './terms.ts';

type Asked = FactOf<'booking.asked'>;

/**
 * The same words, with the ids of what they name shared instead of repeated: every text read from
 * the log brings its own copy of the names of forty halls, which is a tenth of a season's memory.
 */
export function keptAsked(state: SpaceState, fact: Asked): Asked {
	const { v, n, kind, at } = fact;
	const by = state.trust.devices.get(fact.by)?.id ?? fact.by;
	const body = keptBody(state, fact.body);
	const usual = { v, n, kind, by, at, body };
	return saysMore(fact, 6) ? { ...fact, ...usual } : usual;
}

function keptBody(state: SpaceState, body: Asked['body']): BookingBody & Asked['body'] {
	const association = state.associations.get(body.association)?.id ?? body.association;
	const lines = body.lines.map((line) => keptLine(state, line));
	const occurrences = body.occurrences.map((occurrence) => keptOccurrence(state, occurrence));
	let { purpose, contact } = body;
	let said = 3;
	if (purpose !== undefined) {
		purpose = state.words.get(purpose)?.id ?? purpose;
		said += 1;
	}
	if (contact !== undefined) {
		contact = state.people.get(contact)?.id ?? contact;
		said += 1;
	}
	const usual = { association, lines, occurrences, purpose, contact };
	return saysMore(body, said) ? { ...body, ...usual } : usual;
}

/**
 * Whether something has more fields than the usual ones that it has. What has no more is made in one
 * piece, and takes no room for what might have been added.
 */
const saysMore = (what: object, usual: number): boolean => Object.keys(what).length > usual;

function keptLine(state: SpaceState, { id, resource, quantity }: Line): Line {
	const known = resourceBy(state, resource)?.id;
	// Another import's id stays as it was written; lines are resolved apart.
	return { id, resource: known === resource ? known : resource, quantity };
}

function keptOccurrence({ trust }: SpaceState, { id, range, holiday }: Occurrence): Occurrence {
	const { start, end, from, to } = range;
	const zone = trust.info?.zone === range.zone ? trust.info.zone : range.zone;
	return { id, range: { start, end, zone, from, to }, holiday };
}
