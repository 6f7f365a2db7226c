import type { HandoverWay } from '../../../domain/booking/types.ts';
import type { HandoverId, LineId, OccurrenceId } from '../../../domain/ids.ts';
import { bookingRow } from './rows.ts';
import { BOOKINGS } from './village.ts';

/** The first date of the mounting of the fair, which takes three things. */
export const DATE = '1' as OccurrenceId;
export const lines = BOOKINGS.mounting.items.map((item) => item.line);

/** What was noted of one of its lines. */
export const noted = (line: LineId | undefined, way: HandoverWay, quantity: number) => ({
	id: `${line}-${way}` as HandoverId,
	byName: 'Odile',
	text: undefined,
	line: line ?? ('none' as LineId),
	occurrence: DATE,
	way,
	quantity,
	when: 0
});
export const booking = (...handovers: ReturnType<typeof noted>[]) =>
	bookingRow(BOOKINGS.mounting, { handovers });
