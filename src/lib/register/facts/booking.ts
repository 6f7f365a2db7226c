import * as v from 'valibot';
import type {
	BookingBody,
	BookingChange,
	HandoverBody,
	ProposalBody
} from '../../domain/booking/types.ts';
import * as p from './pieces.ts';

/** BK10: at most 400 dates in one booking. */
export const MOST_OCCURRENCES = 400;
export const MOST_LINES = 60;

const line = v.strictObject({ id: p.lineId, resource: p.resourceId, quantity: p.positive });
const occurrence = v.strictObject({ id: p.occurrenceId, range: p.range, holiday: p.holiday });
const repeat = v.strictObject({
	rrule: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
	skips: p.holiday
});
const open = v.strictObject({ places: p.positive });

const distinct = <T extends { id: string }>(list: readonly T[]) =>
	list.length === 1 || new Set(list.map((item) => item.id)).size === list.length;

/** A copy as long as it is: a list that was pushed to keeps room for sixteen more, for ever. */
const exact = <T>(list: readonly T[]): T[] => list.slice();

export const bookingAsked = v.strictObject({
	association: p.associationId,
	partner: v.optional(p.associationId),
	lines: v.pipe(
		v.array(line),
		v.minLength(1),
		v.maxLength(MOST_LINES),
		v.check(distinct, 'two lines with one id'),
		v.transform(exact)
	),
	occurrences: v.pipe(
		v.array(occurrence),
		v.minLength(1),
		v.maxLength(MOST_OCCURRENCES),
		v.check(distinct, 'two dates with one id'),
		v.transform(exact)
	),
	together: v.optional(v.boolean()),
	repeat: v.optional(repeat),
	purpose: v.optional(p.wordsId),
	note: v.optional(p.wordsId),
	contact: v.optional(p.personId),
	headcount: v.optional(p.positive),
	open: v.optional(open)
}) satisfies v.GenericSchema<unknown, BookingBody>;

export const bookingChanged = v.strictObject({
	lines: v.optional(
		v.strictObject({
			set: v.optional(
				v.pipe(
					v.array(
						v.strictObject({
							id: p.lineId,
							resource: v.optional(p.resourceId),
							quantity: v.optional(p.positive)
						})
					),
					v.maxLength(MOST_LINES)
				)
			),
			drop: v.optional(v.pipe(v.array(p.lineId), v.maxLength(MOST_LINES)))
		})
	),
	occurrences: v.optional(
		v.strictObject({
			set: v.optional(v.pipe(v.array(occurrence), v.maxLength(MOST_OCCURRENCES))),
			drop: v.optional(v.pipe(v.array(p.occurrenceId), v.maxLength(MOST_OCCURRENCES)))
		})
	),
	together: v.optional(v.boolean()),
	association: v.optional(p.associationId),
	partner: v.nullish(p.associationId),
	repeat: v.nullish(repeat),
	purpose: v.nullish(p.wordsId),
	note: v.nullish(p.wordsId),
	contact: v.nullish(p.personId),
	headcount: v.nullish(p.positive),
	open: v.nullish(open)
}) satisfies v.GenericSchema<unknown, BookingChange>;

const scope = {
	lines: v.optional(v.pipe(v.array(p.lineId), v.minLength(1), v.maxLength(MOST_LINES))),
	occurrences: v.optional(
		v.pipe(v.array(p.occurrenceId), v.minLength(1), v.maxLength(MOST_OCCURRENCES))
	)
};

export const bookingWithdrawn = v.strictObject({ ...scope, reason: v.optional(p.wordsId) });

/** BK8: `wish` is the key of the fact that last changed what was asked, as the decider saw it. */
export const bookingDecided = v.strictObject({
	...scope,
	wish: p.factKey,
	reason: v.optional(p.wordsId)
});
export const bookingSettled = v.strictObject({ ...scope, note: v.optional(p.wordsId) });
export const bookingCommented = v.strictObject({ words: p.wordsId });

/** Another date or fewer things, offered to whoever asked; nothing changes until they accept. */
export const bookingProposed = v.pipe(
	v.strictObject({
		wish: p.factKey,
		occurrences: v.optional(
			v.pipe(v.array(occurrence), v.minLength(1), v.maxLength(MOST_OCCURRENCES))
		),
		lines: v.optional(
			v.pipe(
				v.array(v.strictObject({ id: p.lineId, quantity: p.positive })),
				v.minLength(1),
				v.maxLength(MOST_LINES)
			)
		),
		words: v.optional(p.wordsId)
	}),
	v.check(({ occurrences, lines }) => Boolean(occurrences ?? lines), 'proposes nothing')
) satisfies v.GenericSchema<unknown, ProposalBody>;

/** BK15 */
export const bookingJoined = v.strictObject({
	association: p.associationId,
	places: p.positive,
	person: v.optional(p.personId)
});
export const bookingLeft = v.strictObject({ association: p.associationId });

/** RS9: which units go, chosen at the latest on handover. */
export const unitsAssigned = v.strictObject({
	line: p.lineId,
	occurrence: p.occurrenceId,
	units: v.pipe(v.array(p.unitId), v.maxLength(500))
});

export const handoverNoted = v.strictObject({
	way: v.picklist(['out', 'back']),
	line: p.lineId,
	occurrence: p.occurrenceId,
	quantity: p.count,
	units: v.optional(v.pipe(v.array(p.unitId), v.maxLength(500))),
	condition: v.optional(p.wordsId),
	person: v.optional(p.personId),
	keys: v.optional(v.boolean()),
	when: p.instant
}) satisfies v.GenericSchema<unknown, HandoverBody>;
