import type {
	AnyId,
	AssociationId,
	BookingId,
	LineId,
	MemberId,
	OccurrenceId,
	PersonId,
	ResourceId
} from '../../domain/ids.ts';
import type { ResourceBody } from '../../domain/resource/types.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactKind } from '../facts/kinds.ts';
import type { SpaceState } from '../fold/state.ts';
import { june, type Frame } from './facts.fixture.ts';
import { fold } from './fold.fixture.ts';
import { LogWriter } from './space.fixture.ts';

export const LINE = 'l' as LineId;
export const DATE = 'd' as OccurrenceId;

/**
 * Two associations: Ada's foyer, where she and Dot are responsable, and Ben's school, where Cam is
 * a member. Ada is the only gestionnaire. The mairie has nobody.
 */
export class Village extends LogWriter {
	readonly foyer: AssociationId;
	readonly school: AssociationId;
	readonly mairie: AssociationId;
	readonly ben: MemberId;
	readonly cam: MemberId;
	readonly dot: MemberId;
	readonly camPerson: PersonId;

	constructor() {
		super('Ada');
		this.foyer = this.association('Ada', 'Foyer');
		this.ben = this.join('Ada', 'Ben', { role: 'own' });
		this.school = this.association('Ben', 'École');
		this.mairie = this.association('Ada', 'Mairie');
		this.cam = this.join('Ben', 'Cam', { role: 'membre', association: this.school });
		this.dot = this.join('Ada', 'Dot', { role: 'responsable', association: this.foyer });
		this.camPerson = this.say('Cam', 'person.added', { name: 'Camille' });
		this.say('Cam', 'member.introduced', { person: this.camPerson }, { about: this.cam });
	}

	resource(by: string, association: AssociationId, more: Partial<ResourceBody> = {}): ResourceId {
		const body = { kind: 'room', association, name: 'Salle', capacity: 1 } as const;
		return this.say(by, 'resource.added', { ...body, ...more });
	}

	ask(
		by: string,
		association: AssociationId,
		resource: ResourceId,
		[from, to]: readonly [number, number] = [10, 12],
		more: Partial<FactOf<'booking.asked'>['body']> = {}
	): BookingId {
		return this.say(by, 'booking.asked', {
			association,
			lines: [{ id: LINE, resource, quantity: 1 }],
			occurrences: [{ id: DATE, range: june(from, to), holiday: 'none' }],
			...more
		});
	}

	/** Says a fact and answers why it had no effect, or 'done'. */
	outcome<K extends FactKind>(
		by: string,
		kind: K,
		body: FactOf<K>['body'],
		frame: Partial<Omit<Frame<K>, 'by'>> = {}
	): string {
		const key: AnyId = this.say(by, kind, body, frame);
		return this.why(key);
	}

	why(key: string): string {
		return this.state().noEffect.get(key)?.refusal.type ?? 'done';
	}

	state(): SpaceState {
		return fold(this);
	}

	standing(booking: BookingId): string | undefined {
		return this.state().book.standings(booking)[0]?.standing;
	}
}
