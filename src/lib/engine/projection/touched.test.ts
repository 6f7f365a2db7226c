import { expect, test } from 'vitest';
import type { PersonId } from '../../domain/ids.ts';
import { takeTouched } from '../../register/fold/state.ts';
import { Village } from '../../register/testing/village.fixture.ts';
import { addTouched, noDirt } from './touched.ts';

test('[R3] a person’s row is made anew with their member’s: it says whose member they are', () => {
	const v = new Village();
	const person = v.say<'person.added', PersonId>('Ben', 'person.added', { name: 'Ben' });
	v.say('Ben', 'member.introduced', { person }, { about: v.ben });
	const state = v.state();
	const touched = { ...takeTouched(state), people: new Set<never>() };
	const dirt = noDirt();
	addTouched(dirt, state, touched);
	expect([...dirt.people]).toContain(person);
});
