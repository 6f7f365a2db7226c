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

test('an empty commune is no commune, and is not looked for', async () => {
	const never = () => Promise.reject(new Error('looked for'));
	const { association } = await createInput(typed(), never);
	expect(association).toEqual({ name: 'Foyer rural de Montbrun' });
});

test('a typed commune is kept with the code that was found', async () => {
	const find = (name: string) => Promise.resolve({ name, insee: '31240' });
	const { association } = await createInput(typed({ commune: ' Issus' }), find);
	expect(association.commune).toEqual({ name: 'Issus', insee: '31240' });
});
