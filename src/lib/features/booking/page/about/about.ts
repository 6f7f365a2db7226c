import type { AssociationId } from '../../../../domain/ids.ts';
import type { BookingChangeInput } from '../../../../engine/inputs.ts';
import type { AssociationRow, BookingRow, PersonRow } from '../../../../store/rows.ts';
import { contactOf, type WhoValues } from '../../who/who.ts';

/** What the form holds of a booking beside its times and things. */
export type About = WhoValues & { note: string };
type Told = Pick<BookingRow, 'body' | 'purpose' | 'note'>;
/** Whom one may name. */
export type Known = {
	readonly associations: readonly AssociationRow[];
	readonly people: readonly PersonRow[];
};

/** As it stands. */
export const aboutOf = ({ body, purpose, note }: Told): About => ({
	association: body.association,
	partner: body.partner ?? '',
	partnerName: '',
	purpose: purpose ?? '',
	headcount: body.headcount === undefined ? '' : String(body.headcount),
	contact: body.contact ?? '',
	contactName: '',
	contactPhone: '',
	note: note ?? ''
});

const FIELDS = [
	'association',
	'partner',
	'partnerName',
	'purpose',
	'headcount',
	'contact',
	'contactName',
	'contactPhone',
	'note'
] satisfies readonly (keyof About)[];

/**
 * What somebody typed, kept by itself: what they left alone goes on following the booking, whoever
 * changes it meanwhile (R6). Read like anything from a disk.
 */
export function readSaid(value: unknown): Partial<About> {
	if (typeof value !== 'object' || value === null) return {};
	const stored = new Map<string, unknown>(Object.entries(value));
	return Object.fromEntries(
		FIELDS.flatMap((field) => {
			const text = stored.get(field);
			return typeof text === 'string' ? [[field, text]] : [];
		})
	);
}

/** A name that is asked for and missing. */
export const isNameless = (about: About): boolean =>
	(about.partner === 'other' && about.partnerName.trim() === '') ||
	(about.contact === 'other' && about.contactName.trim() === '');

/**
 * Only the fields that were said and differ (R6); undefined when none does. `added` is the partner
 * that was not in the space.
 */
export function saidChange(
	booking: Told,
	said: Partial<About>,
	{ associations, people }: Known,
	added?: AssociationId
): BookingChangeInput | undefined {
	const now = aboutOf(booking);
	const next = { ...now, ...said };
	const differs = (field: keyof About): boolean => next[field].trim() !== now[field].trim();
	const idOf = (id: string) => associations.find((one) => one.id === id)?.id;
	const association = differs('association') ? idOf(next.association) : undefined;
	const partner = added ?? idOf(next.partner);
	const contact = differs('contact') ? contactOf(next, undefined, people) : undefined;
	const heads = Number(next.headcount) || 0;
	const change: BookingChangeInput = {
		...(association && { association }),
		...(differs('partner') && partner !== booking.body.partner && { partner: partner ?? null }),
		...(differs('purpose') && { purpose: next.purpose.trim() || null }),
		...(heads !== (booking.body.headcount ?? 0) && { headcount: heads || null }),
		...(contact && { contact }),
		...(differs('note') && { note: next.note.trim() || null })
	};
	return Object.keys(change).length > 0 ? change : undefined;
}
