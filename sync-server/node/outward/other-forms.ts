import type { Range, Span, Zone } from '../../../src/lib/domain/time/types.ts';
import { localOf } from '../../../src/lib/domain/time/zoned.ts';
import { writeCalendar } from '../../../src/lib/formats/calendar/write/write.ts';
import type { Published } from './published.ts';
import { takenTitle } from './words.ts';

/** How often calendars are to look again, minutes. */
const REFRESH = 240;
/** Names of these events are no booking's: read again, they are known for nobody's. */
const UID_END = '@page.la-remise';

/** The same for machines; addresses in it are of this page alone. */
export function jsonOf({ id, title, space, today, updated, things, ...page }: Published): string {
	const { email, phone } = page;
	const resources = things.map(({ busy, photo, days, ...thing }) => ({
		...thing,
		photo: photo && `/c/${id}/${photo}`,
		days: days.map(({ date, left, free }) => ({ date, left, free })),
		taken: busy.map(({ from, to }) => ({
			from: new Date(from).toISOString(),
			to: new Date(to).toISOString()
		}))
	}));
	const body = { title, space, today, updated: new Date(updated).toISOString() };
	return `${JSON.stringify({ ...body, contact: { email, phone }, resources }, undefined, '\t')}\n`;
}

const rangeOf = ({ from, to }: Span, zone: Zone): Range => ({
	start: localOf(from, zone),
	end: localOf(to, zone),
	zone,
	from,
	to
});

/** When each thing can't be had, and not a word of why. */
export const calendarOf = ({ title, zone, updated, things }: Published): string =>
	writeCalendar({
		name: title,
		zone,
		refresh: REFRESH,
		bookings: things.flatMap(({ id, name, place, busy }) =>
			busy.map((span) => ({
				uid: `${id}-${span.from.toString(36)}${UID_END}`,
				sequence: 0,
				created: updated,
				stamp: updated,
				title: takenTitle(name),
				place,
				description: '',
				category: '',
				rrule: undefined,
				dates: [{ id: 'd', range: rangeOf(span, zone), status: 'CONFIRMED' as const }]
			}))
		)
	});
