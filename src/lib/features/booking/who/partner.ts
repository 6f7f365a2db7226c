import type { AssociationId, SpaceId } from '../../../domain/ids.ts';
import { ok, type Result } from '../../../domain/refusal.ts';
import type { Send } from '../../../engine/commands.ts';
import type { AssociationRow } from '../../../store/rows.ts';

/** The partner of that name (BK1), added first when the space doesn't know it. */
export async function partnerNamed(
	send: Send,
	space: SpaceId,
	known: readonly AssociationRow[],
	name: string
): Promise<Result<AssociationId>> {
	const same = known.find((one) => one.partner && one.name === name);
	if (same) return ok(same.id);
	const added = await send('addAssociation', { space, association: { name, partner: true } });
	return added.ok ? ok(added.value.association) : added;
}
