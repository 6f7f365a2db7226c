import { expect, test } from 'vitest';
import type { LocalDate } from '../../domain/time/types.ts';
import { holidayOn } from './holiday-on.ts';
import { association } from './testing/rows.ts';

const day = (text: string) => text as LocalDate;

test('[T6] the national days are known everywhere, Good Friday where it is one', () => {
	const plain = association('Foyer rural de Montbrun');
	const alsace = {
		...association('Foyer d’Obernai'),
		commune: { name: 'Obernai', insee: '67348' }
	};
	const all = [plain, alsace];
	expect(holidayOn(all, plain.id)(day('2027-07-14'))).toBe('public');
	expect(holidayOn(all, plain.id)(day('2027-03-26'))).toBe('none');
	expect(holidayOn(all, alsace.id)(day('2027-03-26'))).toBe('public');
});
