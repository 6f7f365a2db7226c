import { expect, test } from 'vitest';
import type { FactKey } from '../../../domain/ids.ts';
import type { LocalDate, LocalDateTime } from '../../../domain/time/types.ts';
import { overwriteGetLocale } from '../../../i18n/paraglide/runtime.js';
import type { HistoryEntry, HistoryField, When } from '../../../store/rows.ts';
import { historyWords } from './history-words.ts';

overwriteGetLocale(() => 'fr');

const when = (day: string, from = '09:00', to = '19:00'): When => ({
	start: `${day}T${from}` as LocalDateTime,
	end: `${day}T${to}` as LocalDateTime
});
const said = (kind: string, more: Partial<HistoryEntry> = {}) =>
	historyWords(
		{
			key: 'k' as FactKey,
			at: 0,
			received: true,
			byName: 'Camille',
			kind,
			detail: {},
			...more
		},
		'2026-11-26' as LocalDate
	).replace(/[\u00a0\u202f]/g, ' ');
const tables = (quantity: number) => ({ resourceName: 'Tables pliantes', quantity });

test('[R6] a change says what moved, from when to when, and how many', () => {
	const moved = { of: 'date', was: when('2026-11-27'), is: when('2026-11-30') } as const;
	expect(said('booking.changed', { changes: [moved] })).toBe(
		'Camille déplace au lundi 30 novembre, 9 h – 19 h (avant : vendredi 27 novembre, 9 h – 19 h).'
	);
	const fewer = { of: 'line', was: tables(20), is: tables(18) } as const;
	const dropped = { of: 'line', was: { resourceName: 'Sono', quantity: 1 } } as const;
	expect(
		said('booking.changed', {
			changes: [fewer, dropped],
			detail: { headcount: 80, 'was.headcount': 60 }
		})
	).toBe('Camille passe de 20 à 18 tables pliantes, retire sono, passe de 60 à 80 personnes.');
});

test('[R6] [R7] what it is for and for whom says from what to what; what was erased is passed over', () => {
	const field = (name: HistoryField, more: { was?: string; is?: string }) =>
		said('booking.changed', { changes: [{ of: 'field', field: name, ...more }] });
	expect(field('purpose', { was: 'Kermesse', is: 'Loto' })).toBe(
		'Camille change l’objet : « Loto » (avant : « Kermesse »).'
	);
	expect(field('note', { is: 'Clé chez Dot' })).toBe(
		'Camille indique le mot pour le référent : « Clé chez Dot ».'
	);
	expect(field('contact', { was: 'Paul Vidal' })).toBe(
		'Camille retire la personne à appeler (avant : Paul Vidal).'
	);
	expect(field('partner', { was: 'École', is: 'Mairie' })).toBe(
		'Camille réserve au nom de Mairie (avant : École).'
	);
	expect(field('partner', { was: 'École' })).toBe('Camille ne réserve plus au nom de École.');
	expect(field('purpose', { was: '', is: '' })).toBe('Camille change l’objet.');
	expect(field('purpose', { was: '', is: 'Loto' })).toBe('Camille indique l’objet : « Loto ».');
	expect(said('booking.changed', { detail: { headcount: '', 'was.headcount': 80 } })).toBe(
		'Camille ne dit plus combien de personnes (avant : 80).'
	);
});

test('[BK5] a date asked for again after it was withdrawn is said as such', () => {
	const again = when('2026-12-01');
	expect(
		said('booking.changed', {
			changes: [
				{ of: 'date', was: again },
				{ of: 'date', is: again }
			]
		})
	).toBe('Camille redemande le mardi 1er décembre, 9 h – 19 h.');
});

test('[BK10] dates given up are said; of many the first ones, and how many more', () => {
	expect(said('booking.withdrawn', { dates: [when('2026-12-01')] })).toBe(
		'Camille annule le mardi 1er décembre, 9 h – 19 h.'
	);
	const many = ['01', '08', '15', '22', '26', '29'].map((day) => when(`2026-12-${day}`));
	expect(said('booking.withdrawn', { dates: many })).toBe(
		'Camille annule le mardi 1er décembre, le mardi 8 décembre, le mardi 15 décembre, le mardi 22 décembre et 2 autres dates.'
	);
	expect(said('booking.withdrawn')).toBe('Camille annule.');
});

test('[BK12] two handovers of one booking don’t read the same', () => {
	const out = (quantity: number) =>
		said('handover.noted', { detail: { way: 'out', quantity }, things: [tables(quantity)] });
	expect(out(12)).toBe('Camille note la remise : 12 tables pliantes.');
	expect(out(8)).not.toBe(out(12));
	expect(out(0)).toBe('Camille note la remise des clés.');
});
