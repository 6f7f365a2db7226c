import { addDays, isDate } from '../../domain/time/date.ts';
import type { LocalDate, LocalDateTime } from '../../domain/time/types.ts';
import { dateIn } from '../inventory/day.ts';
import { oneLine, plain, wellFormed } from '../inventory/plain.ts';
import { readQuantity } from '../inventory/quantity.ts';
import { guessBy, type Columns } from '../table/columns.ts';
import type { Table } from '../table/read.ts';

/** What a column of a table of bookings can say. */
export const BOOKING_FIELDS = [
	'start',
	'startTime',
	'end',
	'endTime',
	'resource',
	'quantity',
	'association',
	'partner',
	'purpose',
	'headcount',
	'contact',
	'phone',
	'standing',
	'note',
	'id'
] as const;
export type BookingField = (typeof BOOKING_FIELDS)[number];

export const bookingField = guessBy<BookingField>(BOOKING_FIELDS, {
	start: ['date de debut', 'date', 'du', 'jour', 'arrivee', 'date debut', 'start date'],
	startTime: [
		'heure de debut',
		'heure debut',
		'debut',
		'de',
		'heure',
		'horaire debut',
		'start time',
		'start'
	],
	end: ['date de fin', 'au', 'date fin', 'depart', 'retour', 'end date'],
	endTime: ['heure de fin', 'heure fin', 'fin', 'a', 'horaire fin', 'end time', 'end'],
	resource: [
		'ressource',
		'salle',
		'materiel',
		'objet reserve',
		'lieu',
		'quoi',
		'resource',
		'local'
	],
	quantity: ['quantite', 'qte', 'nombre', 'nb', 'quantity'],
	association: ['association', 'structure', 'demandeur', 'emprunteur', 'qui', 'pour'],
	partner: ['pour le compte de', 'on behalf of', 'partenaire'],
	purpose: [
		'objet',
		'motif',
		'evenement',
		'manifestation',
		'activite',
		'intitule',
		'purpose',
		'titre'
	],
	headcount: ['nombre de personnes', 'personnes', 'effectif', 'participants', 'number of people'],
	contact: ['contact', 'responsable', 'nom', 'referent', 'personne'],
	phone: ['telephone', 'tel', 'portable', 'phone'],
	standing: ['etat', 'statut', 'state'],
	note: ['note', 'notes', 'remarque', 'remarques', 'observations', 'commentaire'],
	id: ['identifiant', 'identifier']
});

export type BookingOddity =
	| 'StartUnread'
	| 'EndUnread'
	| 'EndBeforeStart'
	/** Says when it begins and not when it ends: read as an hour. */
	| 'NoEnd'
	| 'QuantityUnread'
	| 'HeadcountUnread'
	/** The table says it was refused or cancelled: left out unless ticked. */
	| 'NotStanding';

/** A line as it will be stored; without `when` it can't be. */
export type ReadBooking = {
	readonly line: number;
	readonly when: { readonly start: LocalDateTime; readonly end: LocalDateTime } | undefined;
	readonly resource: string;
	readonly quantity: number;
	readonly association: string;
	readonly partner: string;
	readonly purpose: string;
	readonly headcount: number | undefined;
	readonly contact: string;
	readonly phone: string;
	readonly note: string;
	/** What a table taken away calls the booking; lines of one booking share it. */
	readonly id: string;
	readonly oddities: readonly BookingOddity[];
};

const ISO = /\b(\d{4}-\d{2}-\d{2})\b/;
const CLOCK = /(?:^|[^\d/.-])(\d{1,2})\s?(?:h|:)\s?(\d{2})?(?!\d)/;

function day(text: string): LocalDate | undefined {
	const iso = ISO.exec(text)?.[1];
	return iso !== undefined && isDate(iso) ? iso : dateIn(plain(text));
}

/** `14:30`, `14h30`, `14 h`; minutes from midnight. */
function clock(text: string): number | undefined {
	const typed = plain(text).replace(ISO, '');
	if (typed === 'midi') return 720;
	if (typed === 'minuit') return 0;
	const found = CLOCK.exec(` ${typed}`);
	const minutes = Number(found?.[1]) * 60 + Number(found?.[2] ?? 0);
	return found && minutes <= 1440 && Number(found[2] ?? 0) < 60 ? minutes : undefined;
}

const two = (value: number) => String(value).padStart(2, '0');
/** That many minutes after the day began; 24:00 is the next day. */
function at(date: LocalDate, minutes: number): LocalDateTime {
	const on = addDays(date, Math.floor(minutes / 1440));
	const rest = minutes % 1440;
	return `${on}T${two(Math.floor(rest / 60))}:${two(rest % 60)}` as LocalDateTime;
}

/** When it is, from two days and two hours of which three may be missing (T2: whole days without hours). */
function readWhen(text: (field: BookingField) => string, oddities: BookingOddity[]) {
	// "Début" and "Fin" may each say a day and an hour in one cell.
	const start = day(text('start')) ?? day(text('startTime'));
	if (start === undefined) {
		oddities.push('StartUnread');
		return undefined;
	}
	const last = day(text('end')) ?? day(text('endTime'));
	const end = last ?? start;
	if (last === undefined && text('end') !== '') {
		oddities.push('EndUnread');
		return undefined;
	}
	const from = clock(text('startTime')) ?? clock(text('start'));
	const until = clock(text('endTime')) ?? clock(text('end'));
	if (from === undefined && until === undefined) {
		if (end >= start) return { start: at(start, 0), end: at(end, 1440) };
		oddities.push('EndBeforeStart');
		return undefined;
	}
	if (until === undefined) oddities.push('NoEnd');
	const begins = at(start, from ?? 0);
	const ends = until === undefined ? at(start, (from ?? 0) + 60) : at(end, until);
	if (ends > begins) return { start: begins, end: ends };
	// "20 h – 1 h" on one day ends in the night.
	if (last === undefined && until !== undefined)
		return { start: begins, end: at(addDays(end, 1), until) };
	oddities.push('EndBeforeStart');
	return undefined;
}

const KEY = /^[\w-]{22}$/;
const GONE = /^(refus|annul|cancel|withdrawn)/;
const HEADS_MOST = 100_000;

export function readBooking(
	row: Table['records'][number],
	{ columns }: Columns<BookingField>
): ReadBooking {
	const places = new Map(columns.map((column, index) => [column.field, index]));
	const text = (field: BookingField) => wellFormed(row.cells[places.get(field) ?? -1] ?? '').trim();
	const oddities: BookingOddity[] = [];
	const when = readWhen(text, oddities);
	const counted = text('quantity') === '' ? { quantity: 1 } : readQuantity(text('quantity'));
	if ('oddity' in counted) oddities.push('QuantityUnread');
	const heads = Number(text('headcount').replace(/\s/g, ''));
	const known = Number.isInteger(heads) && heads >= 1 && heads <= HEADS_MOST;
	if (text('headcount') !== '' && !known) oddities.push('HeadcountUnread');
	if (GONE.test(plain(text('standing')))) oddities.push('NotStanding');
	return {
		line: row.line,
		when,
		resource: oneLine(text('resource'), 120),
		quantity: Math.max(1, counted.quantity),
		association: oneLine(text('association'), 120),
		partner: oneLine(text('partner'), 120),
		purpose: text('purpose').slice(0, 4000),
		headcount: text('headcount') !== '' && known ? heads : undefined,
		contact: oneLine(text('contact'), 120),
		phone: oneLine(text('phone'), 40),
		note: text('note').slice(0, 4000),
		id: KEY.test(text('id')) ? text('id') : '',
		oddities
	};
}
