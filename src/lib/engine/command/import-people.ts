import { ok, refused } from '../../domain/refusal.ts';
import { breather } from '../../store/breathe.ts';
import { newNonce } from '../chance.ts';
import type { Handler } from './handler.ts';
import { takesPart } from './rights.ts';
import { cleanLine, optionalLine, write } from './work.ts';

/** All rows or none, undone in one step: people one can call, without a phone in the space. */
export const importPeople: Handler<'importPeople'> = (input) =>
	write(input.space, async (whole) => {
		if (!takesPart(whole.space)) return refused({ type: 'RoleMayNot' });
		const batch = newNonce();
		const work = whole.inBatch(batch);
		const breathe = breather();
		for (const { name, phone, email, association } of input.rows) {
			await breathe();
			if (cleanLine(name) === '') return refused({ type: 'NameMissing' });
			const body = {
				name: cleanLine(name),
				phone: optionalLine(phone),
				email: optionalLine(email),
				association
			};
			work.state({ kind: 'person.added', body });
		}
		return ok({ batch });
	});
