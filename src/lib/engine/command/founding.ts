import type { AssociationBody } from '../../domain/association/types.ts';
import {
	idFrom,
	type AssociationId,
	type MemberId,
	type PersonId,
	type SpaceId
} from '../../domain/ids.ts';
import type { Zone } from '../../domain/time/types.ts';
import { db } from '../../store/db.ts';
import type { OutboxRow, SpaceRow } from '../../store/rows.ts';
import { tell } from '../channel.ts';
import type { Device } from '../device.ts';
import { thisLook } from '../invitation/look.ts';
import { tidyAssociation } from './association.ts';
import type { Gesture } from './gesture.ts';
import { cleanLine, optionalLine } from './work.ts';

/** T1: the usual zone; a space may change it. A known IANA name, hence the cast. */
export const USUAL_ZONE = 'Europe/Paris' as Zone;

export type Founding = {
	readonly kind: SpaceRow['kind'];
	readonly name: string;
	readonly association: AssociationBody;
	readonly firstName: string;
	readonly phone?: string | undefined;
};

/**
 * States what makes a space: its founding, the founder's association (of which the founding makes
 * them responsable), and who they are. The row is what the phone knows before anything is folded.
 */
export function foundSpace(gesture: Gesture, device: Device, founding: Founding): SpaceRow {
	const name = cleanLine(founding.name);
	const { publicKey } = device;
	const key = gesture.state({
		kind: 'space.founded',
		body: { name, zone: USUAL_ZONE, publicKey, look: thisLook() }
	});
	const member = idFrom<MemberId>(key);
	const association = idFrom<AssociationId>(
		gesture.state({ kind: 'association.added', body: tidyAssociation(founding.association) })
	);
	const person = idFrom<PersonId>(
		gesture.state({
			kind: 'person.added',
			body: {
				name: cleanLine(founding.firstName),
				phone: optionalLine(founding.phone),
				association
			}
		})
	);
	gesture.state({ kind: 'member.introduced', about: member, body: { person } });
	return {
		id: idFrom<SpaceId>(key),
		kind: founding.kind,
		name,
		zone: USUAL_ZONE,
		device: device.id,
		member,
		person,
		roles: [{ role: 'gestionnaire' }, { role: 'responsable', association }],
		mayBringAssociation: false,
		actsFor: association,
		metRelay: false,
		lastNumber: 0,
		quarantined: 0,
		needsRules: undefined,
		createdAt: gesture.at,
		openedAt: gesture.at
	};
}

/** Keeps a new space and its first facts, all or none, and tells the engine. */
export async function keepSpace(row: SpaceRow, rows: readonly OutboxRow[]): Promise<void> {
	await db.transaction('rw', db.spaces, db.links, db.outbox, async () => {
		await db.spaces.add(row);
		await db.links.put({
			space: row.id,
			at: row.kind === 'example' ? 'local' : 'offline',
			since: row.createdAt,
			heard: undefined,
			refusal: undefined
		});
		await db.outbox.bulkAdd([...rows]);
	});
	tell({ type: 'spaces' });
}
