import type { AssociationId, ResourceId } from '../../domain/ids.ts';
import { RESOURCE_KINDS, type Commune, type ResourceKind } from '../../domain/resource/types.ts';
import type { ResourceChangeInput } from '../../engine/inputs.ts';
import type { ResourceRow } from '../../store/rows.ts';

/** What the form says for all that was chosen; '' leaves a thing as it is. */
export type BulkForm = {
	kind: ResourceKind | '';
	association: AssociationId | '';
	commune: string;
	site: string;
	confirm: 'itself' | 'steward' | '';
	/** Hours, lengths, turnaround and days off of this thing, for all of them. */
	rulesOf: ResourceId | '';
};

export const NOTHING: Readonly<BulkForm> = {
	kind: '',
	association: '',
	commune: '',
	site: '',
	confirm: '',
	rulesOf: ''
};

export const saysNothing = (form: Readonly<BulkForm>): boolean =>
	Object.values(form).every((value) => value.trim() === '');

/**
 * What the form changes of one thing. A place and a policy are one field each: what the form doesn't
 * say of them stays as this thing has it.
 */
export function bulkChange(
	form: Readonly<BulkForm>,
	{ body }: ResourceRow,
	all: readonly ResourceRow[],
	commune: Commune | undefined
): ResourceChangeInput {
	const kind = RESOURCE_KINDS.find((one) => one === form.kind);
	const model = all.find((row) => row.id === form.rulesOf);
	const site = form.site.trim();
	const confirm = form.confirm === '' ? undefined : form.confirm;
	return {
		...(kind && { kind }),
		...(form.association !== '' && { association: form.association }),
		...((site !== '' || commune) && {
			place: { ...body.place, ...(commune && { commune }), ...(site !== '' && { site }) }
		}),
		...(model && {
			opening: model.body.opening ?? null,
			turnaround: model.body.turnaround ?? null
		}),
		...(model && !confirm && { policy: model.body.policy ?? null }),
		...(confirm && { policy: { ...(model?.body ?? body).policy, confirm } })
	};
}
