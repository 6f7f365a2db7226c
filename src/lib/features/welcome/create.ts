import type { Commune } from '../../domain/resource/types.ts';

/** What the form of a new space holds while it is typed. */
export type NewSpace = {
	association: string;
	commune: string;
	firstName: string;
	/** As typed; empty means the association's name will do. */
	space: string;
};

export const emptyNewSpace = (): NewSpace => ({
	association: '',
	commune: '',
	firstName: '',
	space: ''
});

export type Missing = 'association' | 'firstName';

/** The first field that keeps the form from being sent, in the order of the screen. */
export function missingIn(form: NewSpace): Missing | undefined {
	if (form.association.trim() === '') return 'association';
	if (form.firstName.trim() === '') return 'firstName';
	return undefined;
}

/** The space takes the association's name unless another was typed. */
export const spaceNameOf = (form: NewSpace): string => form.space.trim() || form.association.trim();

/** The command's input: empty fields are absent fields. `find` gives a typed commune its code, if it can. */
export async function createInput(form: NewSpace, find: (typed: string) => Promise<Commune>) {
	const typed = form.commune.trim();
	const commune = typed === '' ? undefined : await find(typed);
	return {
		name: spaceNameOf(form),
		association: {
			name: form.association.trim(),
			...(commune && { commune })
		},
		firstName: form.firstName.trim()
	};
}
