import * as v from 'valibot';
import type { SpaceId } from '../../domain/ids.ts';
import type { Room } from '../../register/facts/kinds.ts';
import * as p from '../../register/facts/pieces.ts';
import { db } from '../../store/db.ts';
import type { Dirt } from './touched.ts';

/** Grows whenever rows are made differently: every space is then rebuilt from its log. */
export const PROJECTION_VERSION = 12;

const ids = <Id extends v.GenericSchema>(id: Id) => v.array(id);
const record = v.object({
	version: v.literal(PROJECTION_VERSION),
	counts: v.object({ register: v.number(), people: v.number() }),
	last: v.object({ register: v.number(), people: v.number() }),
	overlay: v.object({
		space: v.boolean(),
		associations: ids(p.associationId),
		people: ids(p.personId),
		members: ids(p.memberId),
		invitations: ids(p.invitationId),
		resources: ids(p.resourceId),
		bookings: ids(p.bookingId),
		notices: ids(p.factKey),
		words: ids(p.wordsId)
	})
});

/** How far the rows go: entries folded per room, and what the phone's own facts had touched. */
export type ProjectionRecord = {
	readonly counts: Record<Room, number>;
	readonly last: Record<Room, number>;
	readonly overlay: Dirt;
};

const nameOf = (space: SpaceId): string => `projection/${space}`;

/** None when the space was never projected, or by another version. */
export async function readRecord(space: SpaceId): Promise<ProjectionRecord | undefined> {
	const row = await db.settings.get(nameOf(space));
	const read = v.safeParse(record, row?.value);
	if (!read.success) return undefined;
	const { counts, last, overlay } = read.output;
	return {
		counts,
		last,
		overlay: {
			space: overlay.space,
			associations: new Set(overlay.associations),
			people: new Set(overlay.people),
			members: new Set(overlay.members),
			invitations: new Set(overlay.invitations),
			resources: new Set(overlay.resources),
			bookings: new Set(overlay.bookings),
			notices: new Set(overlay.notices),
			words: new Set(overlay.words)
		}
	};
}

export async function writeRecord(
	space: SpaceId,
	{ counts, last, overlay }: ProjectionRecord
): Promise<void> {
	const value: v.InferInput<typeof record> = {
		version: PROJECTION_VERSION,
		counts,
		last,
		overlay: {
			space: overlay.space,
			associations: [...overlay.associations],
			people: [...overlay.people],
			members: [...overlay.members],
			invitations: [...overlay.invitations],
			resources: [...overlay.resources],
			bookings: [...overlay.bookings],
			notices: [...overlay.notices],
			words: [...overlay.words]
		}
	};
	await db.settings.put({ name: nameOf(space), value });
}

export async function dropRecord(space: SpaceId): Promise<void> {
	await db.settings.delete(nameOf(space));
}
