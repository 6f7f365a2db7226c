import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import {
	idFrom,
	type AssociationId,
	type BookingId,
	type FactKey,
	type LineId,
	type OccurrenceId,
	type ResourceId,
	type SpaceId
} from '../../domain/ids.ts';
import type { LocalDateTime, Zone } from '../../domain/time/types.ts';
import { rangeBetween } from '../../domain/time/zoned.ts';
import { send } from '../../engine/send.ts';
import { writeCalendar } from '../../formats/calendar/write/write.ts';
import { setLocale } from '../../i18n/paraglide/runtime.js';
import { db } from '../../store/db.ts';
import type { BookingRow, ItemRow } from '../../store/rows.ts';
import { outBookings } from './told-rows.ts';
import HostedCalendars from './testing/HostedCalendars.svelte';

const FOYER = idFrom<AssociationId>('f'.repeat(22));
const HALL = idFrom<ResourceId>('h'.repeat(22));
const OTHER = idFrom<ResourceId>('o'.repeat(22));
const BOOKING = idFrom<BookingId>('b'.repeat(22));
const PARIS = 'Europe/Paris' as Zone;
let space: SpaceId;

function item(standing: ItemRow['standing']): ItemRow {
	return {
		line: 'l' as LineId,
		occurrence: 'o' as OccurrenceId,
		resource: HALL,
		resourceName: 'Grande salle',
		kind: 'room',
		quantity: 1,
		standing,
		confirmsItself: false,
		reasons: [],
		settle: [],
		with: [],
		changeWaits: false
	};
}

function booking(standing: ItemRow['standing']): BookingRow {
	const made = rangeBetween(
		'2027-06-12T14:00' as LocalDateTime,
		'2027-06-12T17:00' as LocalDateTime,
		PARIS
	);
	if (!made.ok) throw new Error(made.refusal.type);
	const lines = [{ id: 'l' as LineId, resource: HALL, quantity: 1 }];
	const occurrences = [{ id: 'o' as OccurrenceId, range: made.value, holiday: 'none' as const }];
	return {
		id: BOOKING,
		space,
		body: { association: FOYER, lines, occurrences },
		wish: { key: idFrom<FactKey>(BOOKING), lines, occurrences, together: false },
		title: 'Loto',
		purpose: 'Loto',
		note: 'Clé chez Odette',
		associationName: 'Foyer',
		partnerName: undefined,
		contact: { id: idFrom('p'.repeat(22)), name: 'Odette', phone: '05 36 49 12 34' },
		author: '',
		iChange: true,
		iDecide: false,
		items: [item(standing)],
		comments: [],
		handovers: [],
		joined: [],
		history: [],
		kept: { at: 'received', number: 1_790_000_000_000 }
	};
}

beforeEach(async () => {
	setLocale('fr', { reload: false });
	await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
	const made = await send('createSpace', {
		name: 'Essai',
		association: { name: 'Foyer' },
		firstName: 'Sylvie'
	});
	if (!made.ok) throw new Error(made.refusal.type);
	space = made.value.space;
	await db.spaces.update(space, { roles: [{ role: 'membre', association: FOYER }] });
});

const fileOf = async (people: boolean) =>
	writeCalendar({
		name: 'Foyer',
		zone: PARIS,
		bookings: await outBookings(space, { of: 'mine' }, people, 'https://remise.example')
	});

test.each([
	['confirmed', 'CONFIRMED'],
	['held', 'TENTATIVE'],
	['waiting', 'TENTATIVE'],
	['askedFree', 'TENTATIVE'],
	['refused', 'CANCELLED'],
	['withdrawn', 'CANCELLED']
] as const)('[BK2] what is %s is told as %s', async (standing, status) => {
	await db.bookings.put(booking(standing));
	expect(await fileOf(false)).toContain(`\r\nSTATUS:${status}\r\n`);
});

test('[R7] a file names nobody unless somebody chose so', async () => {
	await db.bookings.put(booking('confirmed'));
	expect(await fileOf(false)).not.toMatch(/Odette|05 36/);
	expect(await fileOf(true)).toContain('Odette\\, 05 36 49 12 34');
});

const NO_VIEW = {
	kind: undefined,
	resources: [],
	association: undefined,
	commune: undefined,
	mine: false
};
test.each([
	['nothing asked: all of it', NO_VIEW, 'LOCATION:Grande salle'],
	['its kind', { ...NO_VIEW, kind: 'room' as const }, 'LOCATION:Grande salle'],
	['another kind', { ...NO_VIEW, kind: 'vehicle' as const }, ''],
	['its association', { ...NO_VIEW, association: FOYER }, 'LOCATION:Grande salle'],
	['another association', { ...NO_VIEW, association: idFrom<AssociationId>('e'.repeat(22)) }, ''],
	['its thing among others', { ...NO_VIEW, resources: [OTHER, HALL] }, 'LOCATION:Grande salle'],
	['other things', { ...NO_VIEW, resources: [OTHER] }, ''],
	['a commune where it is not', { ...NO_VIEW, commune: 'Ajaccio' }, ''],
	['one’s own', { ...NO_VIEW, mine: true }, 'LOCATION:Grande salle']
])('a file of what the planning showed, %s', async (_, view, line) => {
	await db.bookings.put(booking('confirmed'));
	const bookings = await outBookings(space, { of: 'view', view }, false, 'https://remise.example');
	const text = writeCalendar({ name: 'Planning', zone: PARIS, bookings });
	expect(text.includes('BEGIN:VEVENT')).toBe(line !== '');
	expect(text).toContain(line);
});

test('what the address says of the planning is chosen already', async () => {
	await db.bookings.put(booking('confirmed'));
	const params = new URLSearchParams({ de: 'planning', type: 'room' });
	render(HostedCalendars, { space, params });
	const choice = page.getByLabelText('Les réservations');
	await expect.element(choice).toHaveDisplayValue(/Ce que montrait le planning.*Locaux/);
	await userEvent.click(page.getByRole('button', { name: 'Enregistrer le fichier' }));
	await expect.element(page.getByText('Fichier enregistré\u00a0: 1 réservation.')).toBeVisible();
});

test('what there is to save is saved, and nothing is said to be', async () => {
	render(HostedCalendars, { space });
	const button = page.getByRole('button', { name: 'Enregistrer le fichier' });
	await userEvent.click(button);
	await expect.element(page.getByText('Aucune réservation à enregistrer.')).toBeVisible();
	await db.bookings.put(booking('held'));
	await userEvent.click(button);
	await expect.element(page.getByText('Fichier enregistré\u00a0: 1 réservation.')).toBeVisible();
});
