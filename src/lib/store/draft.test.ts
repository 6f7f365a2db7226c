import { expect, test } from 'vitest';
import { restoreDraft } from './draft.ts';

test('a draft comes back as it was typed', () => {
	expect(restoreDraft({ name: '', lines: [] }, { name: 'Salle', lines: [{ id: 'a' }] })).toEqual({
		name: 'Salle',
		lines: [{ id: 'a' }]
	});
});

test('a draft of an older form gives only the fields that still fit', () => {
	expect(restoreDraft({ name: '', seats: 0 }, { name: 'Salle', seats: '80', gone: true })).toEqual({
		name: 'Salle',
		seats: 0
	});
});

test('what is no draft at all leaves the form empty', () => {
	expect(restoreDraft({ name: '' }, 'oops')).toEqual({ name: '' });
});
