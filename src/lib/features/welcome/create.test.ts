import { expect, test } from 'vitest';
import { createInput, emptyNewSpace, missingIn, spaceNameOf } from './create.ts';

const typed = (over: Partial<ReturnType<typeof emptyNewSpace>> = {}) => ({
	...emptyNewSpace(),
	association: ' Foyer rural de Montbrun ',
	firstName: 'Odette',
	...over
});

test('only the association and a first name are asked for', () => {
	expect(missingIn(emptyNewSpace())).toBe('association');
	expect(missingIn(typed({ firstName: ' ' }))).toBe('firstName');
	expect(missingIn(typed())).toBeUndefined();
});

test('the space takes the association’s name unless another was typed', () => {
	expect(spaceNameOf(typed())).toBe('Foyer rural de Montbrun');
	expect(spaceNameOf(typed({ space: 'Foyers du Lauragais ' }))).toBe('Foyers du Lauragais');
});

test('an empty commune is no commune', () => {
	expect(createInput(typed()).association).toEqual({ name: 'Foyer rural de Montbrun' });
	expect(createInput(typed({ commune: ' Issus' })).association).toEqual({
		name: 'Foyer rural de Montbrun',
		commune: { name: 'Issus' }
	});
});
