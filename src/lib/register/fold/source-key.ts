import type { FactOf } from '../facts/fact.ts';

/** What an import calls an entity, within the association it belongs to. */
export function sourceKey({
	body,
	source
}: FactOf<'resource.added' | 'booking.asked'>): string | undefined {
	return (
		source && JSON.stringify([body.association, source.system, source.id, source.part ?? null])
	);
}
