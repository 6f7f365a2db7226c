import { searchable } from '../../domain/text/search.ts';
import { refused, type Result } from '../../domain/refusal.ts';
import type { Nonce, SpaceId } from '../../domain/ids.ts';
import type { Send } from '../../engine/commands.ts';
import type { PersonInput } from '../../engine/inputs.ts';
import type { PersonRow, ResourceRow } from '../../store/rows.ts';
import { communeFor } from '../../formats/communes/fetch.ts';
import { changeFrom, inputFrom, stewardOf } from './form-input.ts';
import type { FormValue } from './form-value.ts';

/** What the space already knows. */
type Known = { readonly people: readonly PersonRow[]; readonly insees: readonly string[] };
type Saved = Result<{ readonly gesture: Nonce | undefined }>;

/** Someone of that name who is already known is that person; their number may be new. */
async function personFor(
	send: Send,
	space: SpaceId,
	value: FormValue,
	people: readonly PersonRow[]
): Promise<Result<PersonInput | undefined>> {
	const steward = stewardOf(value);
	if (!steward) return { ok: true, value: undefined };
	const name = searchable(steward.name);
	const known = people.find((person) => person.search === name || searchable(person.name) === name);
	if (!known) return { ok: true, value: steward };
	if (steward.phone !== undefined && steward.phone !== known.phone) {
		const sent = await send('changePerson', { space, person: known.id, phone: steward.phone });
		if (!sent.ok) return sent;
	}
	return { ok: true, value: { id: known.id } };
}

const typedCommune = async ({ commune }: FormValue, insees: readonly string[]) =>
	commune.trim() === '' ? undefined : communeFor(commune, insees);

/** Adds the resource of the form. */
export async function saveNew(
	send: Send,
	space: SpaceId,
	value: FormValue,
	{ people, insees }: Known
): Promise<Saved> {
	if (value.association === '') return refused({ type: 'UnknownAssociation' });
	const person = await personFor(send, space, value, people);
	if (!person.ok) return person;
	const commune = await typedCommune(value, insees);
	const input = inputFrom(value, value.association, commune);
	const resource = person.value ? { ...input, stewards: [person.value] } : input;
	return send('addResource', { space, resource });
}

/** Writes what the person changed; nothing when nothing was. */
export async function saveChange(
	send: Send,
	row: ResourceRow,
	value: FormValue,
	{ people, insees }: Known
): Promise<Saved> {
	const person = await personFor(send, row.space, value, people);
	if (!person.ok) return person;
	const typed = value.commune.trim() !== (row.body.place?.commune?.name ?? '');
	const commune = typed ? await typedCommune(value, insees) : undefined;
	const change = changeFrom(value, row, person.value, commune);
	if (Object.keys(change).length === 0) return { ok: true, value: { gesture: undefined } };
	return send('changeResource', { space: row.space, resource: row.id, change });
}
