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
	const { body } = fact;
	const by = state.trust.devices.get(fact.by)?.id ?? fact.by;
	return { ...fact, kind: 'booking.asked', by, body: keptBody(state, body) };
}

function keptBody(state: SpaceState, body: Asked['body']): BookingBody & Asked['body'] {
	const { association, lines, occurrences, purpose, contact } = body;
	const kept = {
		...body,
		association: state.associations.get(association)?.id ?? association,
		lines: lines.map((line) => keptLine(state, line)),
		occurrences: occurrences.map((occurrence) => keptOccurrence(state, occurrence))
	};
	if (purpose !== undefined) kept.purpose = state.words.get(purpose)?.id ?? purpose;
	if (contact !== undefined) kept.contact = state.people.get(contact)?.id ?? contact;
	return kept;
}

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
