import { expect, test } from 'vitest';
import { placesOf } from '../../../store/places.ts';
import type { ResourceRow } from '../../../store/rows.ts';
import { range, resourceRow } from '../testing/rows.ts';
import { VILLAGE_NOW } from '../testing/village.ts';
import { judgeDates } from './lines.ts';
import { outcomeOf } from './outcome.ts';
import { ownOf, partsWords } from './own.ts';

const SATURDAY = range('2027-06-12T09:00', '2027-06-12T19:00');
const screen = resourceRow('Écran');
const mike = resourceRow('Micro', { capacity: 4 });
const kit = (name: string, ...parts: readonly (readonly [ResourceRow, number])[]): ResourceRow => {
	const row = resourceRow(name);
	const list = parts.map(([{ id: resource }, quantity]) => ({ resource, quantity }));
	return { ...row, body: { ...row.body, parts: list } };
};
const sound = kit('Sono', [screen, 1], [mike, 2]);
const stage = kit('Scène', [screen, 1]);
const rows = [screen, mike, sound, stage];
const places = placesOf(rows, []);
const lines = (...chosen: readonly ResourceRow[]) =>
	chosen.map(({ id: resource }) => ({ resource, quantity: 1 }));
const own = (row: ResourceRow, ...chosen: readonly ResourceRow[]) => {
	const found = ownOf(row, lines(...chosen), rows, places, SATURDAY);
	return found && [found.with.map(({ name }) => name), found.within, found.left];
};

test('[RS3] what a kit takes is known of each of its parts, and how many are left', () => {
	expect(own(screen, sound)).toEqual([['Sono'], true, 0]);
	expect(own(mike, sound)).toEqual([['Sono'], true, 2]);
	expect(own(screen, mike)).toBeUndefined();
});

test('[RS3] a kit whose part is chosen, or that shares one with another kit, says so', () => {
	expect(own(sound, screen)).toEqual([['Écran'], false, 0]);
	expect(own(stage, sound)).toEqual([['Sono'], false, 0]);
	expect(own(sound, mike)).toEqual([['Micro'], false, 1]);
});

test('[RS3] a kit names its parts, as many as are asked for', () => {
	const nameOf = (id: string) => rows.find((row) => row.id === id)?.name;
	const plain = (text: string | undefined) => text?.replaceAll(/\s/g, ' ');
	expect(plain(partsWords(sound, nameOf))).toBe('Comprend : écran, 2 micro');
	expect(plain(partsWords(sound, nameOf, 2))).toBe('Comprend : 2 écran, 4 micro');
	expect(partsWords(screen, nameOf)).toBeUndefined();
});

test('[BK7] a line that one’s own request leaves none of says which, the first of them nothing', () => {
	const date = { range: SATURDAY, holiday: 'none' as const };
	const judged = judgeDates(lines(sound, screen), rows, places, [date], VILLAGE_NOW)[0]?.lines;
	expect(judged?.map(outcomeOf)).toEqual([
		{ type: 'itself' },
		{
			type: 'waits',
			behind: [],
			own: { with: [{ id: sound.id, name: 'Sono' }], within: true, left: 0 }
		}
	]);
});
