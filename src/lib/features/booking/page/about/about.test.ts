import { expect, test } from 'vitest';
import { association, bookingRow, person } from '../../testing/rows.ts';
import { BOOKINGS } from '../../testing/village.ts';
import { aboutOf, isNameless, readSaid, saidChange } from './about.ts';

const mayor = { ...association('Mairie'), partner: true };
const foyer = association('Foyer rural de Pouze');
const lucien = person('Lucien');
const known = { associations: [mayor, foyer], people: [lucien] };
const fair = { ...bookingRow(BOOKINGS.fair), note: 'Clé chez Dot' };

test('[R6] only what was said and differs is changed; what was left alone follows the booking', () => {
	expect(saidChange(fair, {}, known)).toBeUndefined();
	expect(saidChange(fair, aboutOf(fair), known)).toBeUndefined();
	expect(saidChange(fair, { purpose: ` ${fair.purpose} `, headcount: '0140' }, known)).toBe(
		undefined
	);
	const said = { purpose: ' Loto ', contact: lucien.id };
	expect(saidChange(fair, said, known)).toEqual({ purpose: 'Loto', contact: { id: lucien.id } });
	// Somebody else has changed the number and the note since the form was opened.
	const since = { ...fair, note: undefined, body: { ...fair.body, headcount: 60 } };
	expect(saidChange(since, said, known)).toEqual(saidChange(fair, said, known));
});

test('[R6] what is emptied says so; nobody is called nothing', () => {
	const said = { purpose: ' ', note: '', headcount: '', contact: '' };
	expect(saidChange(fair, said, known)).toEqual({ purpose: null, note: null, headcount: null });
	const behalf = { ...fair, body: { ...fair.body, partner: mayor.id } };
	expect(saidChange(behalf, { partner: '' }, known)).toEqual({ partner: null });
});

test('[BK1] somebody new is named with the change; a partner added for it is known by its id', () => {
	const named = { contact: 'other', contactName: 'Zoé', contactPhone: '06 39 98 00 00' };
	expect(saidChange(fair, named, known)).toEqual({
		contact: { name: 'Zoé', phone: '06 39 98 00 00' }
	});
	const about = { ...aboutOf(fair), contact: 'other', contactName: ' ' };
	expect([isNameless(about), isNameless({ ...about, contactName: 'Zoé' })]).toEqual([true, false]);
	const other = { partner: 'other', partnerName: 'Mairie' };
	expect(isNameless({ ...aboutOf(fair), ...other, partnerName: '' })).toBe(true);
	expect(saidChange(fair, other, known, mayor.id)).toEqual({ partner: mayor.id });
	expect(saidChange(fair, { association: foyer.id }, known)).toEqual({ association: foyer.id });
});

test('a draft is read like anything from a disk', () => {
	expect(readSaid({ purpose: 'Loto', headcount: 8, else: 'x', note: null })).toEqual({
		purpose: 'Loto'
	});
	expect([readSaid('x'), readSaid(null)]).toEqual([{}, {}]);
});
