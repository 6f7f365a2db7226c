import {
	idFrom,
	type AnyId,
	type AssociationId,
	type DeviceId,
	type MemberId,
	type SpaceId
} from '../../domain/ids.ts';
import type { InvitedAs } from '../../domain/member/types.ts';
import type { Written } from '../facts/fact.ts';
import { KINDS, type FactKind, type Room } from '../facts/kinds.ts';
import type { FactOf } from '../facts/fact.ts';
import type { LogEntry } from '../log.ts';
import { aKey, deviceOf, fact, founding, publicKeyOf, type Frame } from './facts.fixture.ts';

/** An entry and the room it is in. */
export type Numbered = { readonly room: Room; readonly entry: LogEntry; readonly written: Written };

/** The first number of every made-up log. */
export const FIRST_NUMBER = 1_800_000_000_000;

/** Writes a log fact by fact, as a relay would number them, a second apart. */
export class LogWriter {
	readonly space: SpaceId;
	readonly founder: MemberId;
	readonly log: Numbered[] = [];
	#n = 0;

	/** Founds a space by the device of that name. */
	constructor(founder = 'Ada') {
		const first = founding(founder);
		this.space = first.space;
		this.founder = idFrom<MemberId>(first.key);
		this.add(first);
	}

	/** Numbers a fact already written. */
	add(written: Written): Written {
		const number = FIRST_NUMBER + this.log.length * 1000;
		const entry = { number, mac: 'test', text: written.text };
		this.log.push({ room: KINDS[written.fact.kind].room, entry, written });
		return written;
	}

	/** Writes a fact without numbering it. */
	write<K extends FactKind>(
		by: string,
		kind: K,
		body: FactOf<K>['body'],
		frame: Partial<Omit<Frame<K>, 'by'>> = {}
	): Written {
		this.#n += 1;
		const author: DeviceId | 'relay' = by === 'relay' ? 'relay' : deviceOf(by);
		return fact(kind, body, { n: this.#n, ...frame, by: author });
	}

	/** Writes and numbers a fact; answers its key, as the id of whatever it creates. */
	say<K extends FactKind, Id extends AnyId>(
		by: string,
		kind: K,
		body: FactOf<K>['body'],
		frame: Partial<Omit<Frame<K>, 'by'>> = {}
	): Id {
		return idFrom<Id>(this.add(this.write(by, kind, body, frame)).key);
	}

	association(by: string, name: string): AssociationId {
		return this.say(by, 'association.added', { name });
	}

	/** Invites and lets in; answers the new member. */
	join(by: string, name: string, as: InvitedAs): MemberId {
		const invitation = this.say<'invitation.made', import('../../domain/ids.ts').InvitationId>(
			by,
			'invitation.made',
			{
				hash: `${aKey(name)}${'A'.repeat(21)}`,
				as,
				uses: 1,
				until: FIRST_NUMBER + 1e9
			}
		);
		return this.say('relay', 'device.admitted', { publicKey: publicKeyOf(name), invitation });
	}
}
