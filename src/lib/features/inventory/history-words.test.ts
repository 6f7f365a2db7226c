import { expect, test } from 'vitest';
import type { FactKey } from '../../domain/ids.ts';
import { overwriteGetLocale } from '../../i18n/paraglide/runtime.js';
import type { HistoryEntry } from '../../store/rows.ts';
import { historyWords } from './history-words.ts';

overwriteGetLocale(() => 'fr');

const said = (kind: string, detail: HistoryEntry['detail'] = {}) =>
	historyWords({
		key: 'k' as FactKey,
		at: 0,
		received: true,
		byName: 'Sylvie Cazeneuve',
		kind,
		detail
	}).replace(/[\u00a0\u202f]/g, ' ');

test('[R6] a change to a thing says which of its fields, and what the name and the number were', () => {
	expect(
		said('resource.changed', {
			name: 'Grande salle',
			'was.name': 'Salle',
			capacity: 18,
			'was.capacity': 20,
			tariffs: true
		})
	).toBe('Modifiée (nom, avant : Salle ; quantité de 20 à 18 ; prix), par Sylvie Cazeneuve');
	expect(said('resource.changed')).toBe('Modifiée, par Sylvie Cazeneuve');
});

test('[R6] the same row imported again is a change, not a second thing added', () => {
	expect(said('resource.added')).toBe('Ajoutée, par Sylvie Cazeneuve');
	expect(said('resource.added', { remarks: 'w' })).toBe(
		'Modifiée (remarques), par Sylvie Cazeneuve'
	);
});
