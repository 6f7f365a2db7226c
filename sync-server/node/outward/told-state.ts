import type { WordsId } from '../../../src/lib/domain/ids.ts';
import { statusOf, type ToldBooking } from '../../../src/lib/formats/calendar/write/told.ts';
import type { BookingEntity } from '../../../src/lib/register/fold/entities.ts';
import type { SpaceState } from '../../../src/lib/register/fold/state.ts';
import { resourceBy } from '../../../src/lib/register/fold/terms.ts';

/** A booking as the log says it, for a calendar. R7: of somebody erased nothing is left to tell. */
export function toldFrom(
	state: SpaceState,
	{ id, body, wish, history, number }: BookingEntity,
	origin: string | undefined
): ToldBooking {
	const words = (of: WordsId | undefined) => of && state.words.get(of)?.text;
	const nameOf = (association: string | undefined) =>
		association === undefined ? undefined : state.associations.get(association)?.body.name;
	const contact = body.contact && state.people.get(body.contact)?.body;
	const associationName = nameOf(body.association) ?? '';
	return {
		id,
		title: words(body.purpose) ?? associationName,
		associationName,
		partnerName: nameOf(body.partner),
		contact: contact && { name: contact.name, phone: contact.phone },
		note: words(body.note),
		rrule: body.repeat?.rrule,
		sequence: history.length - 1,
		created: number,
		stamp: history.at(-1)?.number ?? number,
		url: origin && `${origin}/e/${state.space}/reservation/${id}`,
		occurrences: wish.occurrences,
		items: state.book.standings(id).map((item) => {
			const resource = resourceBy(state, item.resource);
			return {
				line: item.line,
				occurrence: item.occurrence,
				resource: resource?.id ?? item.resource,
				resourceName: resource?.body.name ?? '',
				isRoom: resource?.body.kind === 'room',
				quantity: item.quantity,
				status: statusOf(item)
			};
		})
	};
}
