import * as v from 'valibot';
import {
	BORROWERS,
	RESOURCE_KINDS,
	TARIFF_UNITS,
	type ResourceBody,
	type ResourceChange
} from '../../domain/resource/types.ts';
import * as p from './pieces.ts';

export const commune = v.strictObject({
	name: p.name(80),
	insee: v.optional(v.pipe(v.string(), v.regex(/^(\d{5}|2[AB]\d{3})$/)))
});

const opening = v.strictObject({
	hours: v.optional(
		v.pipe(
			v.array(
				v.strictObject({
					days: v.pipe(v.array(p.weekday), v.minLength(1), v.maxLength(7)),
					from: p.localTime,
					to: p.localTime
				})
			),
			v.maxLength(30)
		)
	),
	packages: v.optional(
		v.pipe(
			v.array(
				v.strictObject({
					name: p.name(60),
					startDay: p.weekday,
					startTime: p.localTime,
					endDay: p.weekday,
					endTime: p.localTime
				})
			),
			v.maxLength(12)
		)
	),
	packagesOnly: v.optional(v.boolean()),
	shortest: v.optional(p.minutes),
	longest: v.optional(p.minutes),
	notice: v.optional(p.minutes),
	horizonDays: v.optional(p.count),
	notOn: v.optional(v.pipe(v.array(p.weekday), v.maxLength(7))),
	notInSchoolHolidays: v.optional(v.boolean()),
	notOnPublicHolidays: v.optional(v.boolean())
});

/** Every field of a resource, each on its own, so that a change can carry any of them. */
const fields = {
	kind: v.picklist(RESOURCE_KINDS),
	association: p.associationId,
	name: p.name(),
	capacity: p.count,
	place: v.strictObject({ commune: v.optional(commune), site: v.optional(p.name(120)) }),
	stewards: v.pipe(v.array(p.personId), v.maxLength(20)),
	remarks: p.wordsId,
	conditions: p.wordsId,
	parts: v.pipe(
		v.array(v.strictObject({ resource: p.resourceId, quantity: p.positive })),
		v.maxLength(60)
	),
	turnaround: v.strictObject({ before: p.minutes, after: p.minutes }),
	opening,
	policy: v.strictObject({
		confirm: v.picklist(['itself', 'steward']),
		quotaPerSeason: v.optional(p.positive)
	}),
	tariffs: v.pipe(
		v.array(
			v.strictObject({
				borrower: v.picklist(BORROWERS),
				unit: v.picklist(TARIFF_UNITS),
				cents: p.cents,
				between: v.optional(v.strictObject({ from: p.monthDay, to: p.monthDay })),
				fromNth: v.optional(p.positive)
			})
		),
		v.maxLength(60)
	),
	deposit: v.strictObject({ cents: p.cents, per: v.picklist(['booking', 'item']) }),
	units: v.pipe(v.array(v.strictObject({ id: p.unitId, name: p.name(60) })), v.maxLength(500)),
	room: v.strictObject({
		seats: v.optional(p.count),
		squareMetres: v.optional(p.count),
		stepFree: v.optional(v.boolean()),
		safety: v.optional(p.wordsId)
	}),
	worth: v.strictObject({
		purchase: v.optional(p.cents),
		purchased: v.optional(p.localDate),
		funder: v.optional(p.name(120)),
		referencePerDay: v.optional(p.cents)
	})
};

export const resourceAdded = v.strictObject({
	kind: fields.kind,
	association: fields.association,
	name: fields.name,
	capacity: fields.capacity,
	place: v.optional(fields.place),
	stewards: v.optional(fields.stewards),
	remarks: v.optional(fields.remarks),
	conditions: v.optional(fields.conditions),
	parts: v.optional(fields.parts),
	turnaround: v.optional(fields.turnaround),
	opening: v.optional(fields.opening),
	policy: v.optional(fields.policy),
	tariffs: v.optional(fields.tariffs),
	deposit: v.optional(fields.deposit),
	units: v.optional(fields.units),
	room: v.optional(fields.room),
	worth: v.optional(fields.worth)
}) satisfies v.GenericSchema<unknown, ResourceBody>;

export const resourceChanged = v.strictObject({
	kind: v.optional(fields.kind),
	association: v.optional(fields.association),
	name: v.optional(fields.name),
	capacity: v.optional(fields.capacity),
	place: v.nullish(fields.place),
	stewards: v.nullish(fields.stewards),
	remarks: v.nullish(fields.remarks),
	conditions: v.nullish(fields.conditions),
	parts: v.nullish(fields.parts),
	turnaround: v.nullish(fields.turnaround),
	opening: v.nullish(fields.opening),
	policy: v.nullish(fields.policy),
	tariffs: v.nullish(fields.tariffs),
	deposit: v.nullish(fields.deposit),
	units: v.nullish(fields.units),
	room: v.nullish(fields.room),
	worth: v.nullish(fields.worth)
}) satisfies v.GenericSchema<unknown, ResourceChange>;

/** RS2: units lost from a date to a date; no `until` means until a further fact says so. */
export const outageNoted = v.strictObject({
	resource: p.resourceId,
	units: p.positive,
	since: p.localDate,
	until: v.optional(p.localDate),
	/** The instants those dates meant in the space's zone; open-ended runs to the last instant. */
	span: p.span,
	reason: v.optional(p.wordsId)
});
export const outageChanged = v.strictObject({
	units: v.optional(p.positive),
	since: v.optional(p.localDate),
	until: v.nullish(p.localDate),
	span: v.optional(p.span),
	reason: v.nullish(p.wordsId)
});

/** RS5: closed for a reason; `resources` absent closes all of the association's. */
export const closureAdded = v.strictObject({
	association: p.associationId,
	resources: v.optional(v.pipe(v.array(p.resourceId), v.minLength(1), v.maxLength(200))),
	range: p.range,
	reason: v.optional(p.wordsId)
});
export const nothing = v.strictObject({});
