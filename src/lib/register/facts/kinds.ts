import * as b from './booking.ts';
import * as c from './catalogue.ts';
import { feedMade } from './feed.ts';
import * as f from './file.ts';
import * as r from './resource.ts';
import * as s from './space.ts';

/** Which of a space's logs a fact goes to (design, Documents). */
export type Room = 'register' | 'people';

/**
 * Coarse right to write a kind, checked by the relay at numbering; finer questions belong to the
 * fold (design, Relay). `bringer` is a gestionnaire or a member whose invitation lets them bring
 * their own association; `relay` is the relay alone; `founder` is the space's first fact alone.
 */
export type CoarseRole =
	'founder' | 'relay' | 'membre' | 'responsable' | 'gestionnaire' | 'bringer';

/**
 * Every kind of fact: its body, its room, who may write it, and what `about` names.
 * `about: 'new'` creates: the entity's id is the fact's key.
 */
export const KINDS = {
	'space.founded': { body: s.spaceFounded, room: 'register', role: 'founder', about: 'new' },
	'space.changed': { body: s.spaceChanged, room: 'register', role: 'gestionnaire', about: 'space' },
	'space.rules': { body: s.spaceRules, room: 'register', role: 'gestionnaire', about: 'space' },
	'association.added': {
		body: s.associationAdded,
		room: 'register',
		role: 'bringer',
		about: 'new'
	},
	'association.changed': {
		body: s.associationChanged,
		room: 'register',
		role: 'responsable',
		about: 'association'
	},
	'invitation.made': {
		body: s.invitationMade,
		room: 'register',
		role: 'responsable',
		about: 'new'
	},
	'invitation.revoked': {
		body: r.nothing,
		room: 'register',
		role: 'responsable',
		about: 'invitation'
	},
	'device.admitted': { body: s.deviceAdmitted, room: 'register', role: 'relay', about: 'new' },
	'device.revoked': { body: s.deviceRevoked, room: 'register', role: 'membre', about: 'member' },
	'recovery.made': { body: s.recoveryMade, room: 'register', role: 'gestionnaire', about: 'new' },
	'recovery.agreed': { body: r.nothing, room: 'register', role: 'gestionnaire', about: 'sheet' },
	'recovery.withdrawn': { body: r.nothing, room: 'register', role: 'gestionnaire', about: 'sheet' },
	'member.introduced': {
		body: s.memberIntroduced,
		room: 'register',
		role: 'membre',
		about: 'member'
	},
	'role.granted': { body: s.roleGranted, room: 'register', role: 'responsable', about: 'member' },
	'role.withdrawn': {
		body: s.roleWithdrawn,
		room: 'register',
		role: 'responsable',
		about: 'member'
	},
	'person.added': { body: s.personAdded, room: 'people', role: 'membre', about: 'new' },
	'person.changed': { body: s.personChanged, room: 'people', role: 'membre', about: 'person' },
	'person.erased': { body: s.personErased, room: 'register', role: 'gestionnaire', about: 'space' },
	'copy.adopted': { body: s.copyAdopted, room: 'register', role: 'relay', about: 'space' },
	'words.written': { body: s.wordsWritten, room: 'register', role: 'membre', about: 'new' },
	'resource.added': { body: r.resourceAdded, room: 'register', role: 'responsable', about: 'new' },
	'resource.changed': {
		body: r.resourceChanged,
		room: 'register',
		role: 'responsable',
		about: 'resource'
	},
	'resource.retired': { body: r.nothing, room: 'register', role: 'responsable', about: 'resource' },
	'resource.reinstated': {
		body: r.nothing,
		room: 'register',
		role: 'responsable',
		about: 'resource'
	},
	'file.attached': {
		body: f.fileAttached,
		room: 'register',
		role: 'responsable',
		about: 'resource'
	},
	'file.captioned': {
		body: f.fileCaptioned,
		room: 'register',
		role: 'responsable',
		about: 'resource'
	},
	'file.removed': {
		body: f.fileRemoved,
		room: 'register',
		role: 'responsable',
		about: 'resource'
	},
	'outage.noted': { body: r.outageNoted, room: 'register', role: 'responsable', about: 'new' },
	'outage.changed': {
		body: r.outageChanged,
		room: 'register',
		role: 'responsable',
		about: 'outage'
	},
	'outage.ended': { body: r.nothing, room: 'register', role: 'responsable', about: 'outage' },
	'closure.added': { body: r.closureAdded, room: 'register', role: 'responsable', about: 'new' },
	'closure.lifted': { body: r.nothing, room: 'register', role: 'responsable', about: 'closure' },
	'booking.asked': { body: b.bookingAsked, room: 'register', role: 'membre', about: 'new' },
	'booking.changed': { body: b.bookingChanged, room: 'register', role: 'membre', about: 'booking' },
	'booking.withdrawn': {
		body: b.bookingWithdrawn,
		room: 'register',
		role: 'membre',
		about: 'booking'
	},
	'booking.confirmed': {
		body: b.bookingDecided,
		room: 'register',
		role: 'membre',
		about: 'booking'
	},
	'booking.refused': { body: b.bookingDecided, room: 'register', role: 'membre', about: 'booking' },
	'booking.settled': { body: b.bookingSettled, room: 'register', role: 'membre', about: 'booking' },
	'booking.commented': {
		body: b.bookingCommented,
		room: 'register',
		role: 'membre',
		about: 'booking'
	},
	'booking.proposed': {
		body: b.bookingProposed,
		room: 'register',
		role: 'membre',
		about: 'booking'
	},
	'booking.joined': { body: b.bookingJoined, room: 'register', role: 'membre', about: 'booking' },
	'booking.left': { body: b.bookingLeft, room: 'register', role: 'membre', about: 'booking' },
	'units.assigned': { body: b.unitsAssigned, room: 'register', role: 'membre', about: 'booking' },
	'handover.noted': { body: b.handoverNoted, room: 'register', role: 'membre', about: 'booking' },
	'feed.made': { body: feedMade, room: 'register', role: 'membre', about: 'new' },
	'feed.revoked': { body: r.nothing, room: 'register', role: 'membre', about: 'feed' },
	'catalogue.published': {
		body: c.cataloguePublished,
		room: 'register',
		role: 'gestionnaire',
		about: 'new'
	},
	'catalogue.changed': {
		body: c.catalogueChanged,
		room: 'register',
		role: 'gestionnaire',
		about: 'catalogue'
	},
	'catalogue.withdrawn': {
		body: r.nothing,
		room: 'register',
		role: 'gestionnaire',
		about: 'catalogue'
	},
	'batch.undone': { body: s.batchUndone, room: 'register', role: 'membre', about: 'space' }
} as const satisfies Record<
	string,
	{
		body: import('valibot').GenericSchema;
		room: Room;
		role: CoarseRole;
		about: string;
	}
>;

export type FactKind = keyof typeof KINDS;

type KindInfo = { readonly name: FactKind; readonly room: Room; readonly role: CoarseRole };

/** What a fold asks of a kind, several times for each fact: a name is found quickest in a map. */
const INFO: ReadonlyMap<unknown, KindInfo> = new Map(
	Object.entries(KINDS).map(([name, { room, role }]) => {
		// The names of `KINDS` are what `FactKind` is.
		return [name, { name: name as FactKind, room, role }];
	})
);

export const infoOf = (kind: FactKind): Omit<KindInfo, 'name'> => INFO.get(kind) ?? KINDS[kind];

/**
 * The kind with this name, if there is one: as it stands here, not as the text spelled it, or every
 * switch of the fold would compare letters.
 */
export const kindNamed = (name: unknown): FactKind | undefined => INFO.get(name)?.name;
