import {
	idFrom,
	type AssociationId,
	type MemberId,
	type Nonce,
	type PersonId
} from '../../src/lib/domain/ids.ts';
import { hashOfSecret } from '../../sync-server/node/crypto.ts';
import type { Chance } from './chance.ts';
import * as booking from './doings-booking.ts';
import * as inventory from './doings-inventory.ts';
import * as about from './doings-people.ts';
import { handOf, type Doing, type Gesture } from './gestures.ts';
import type { Day } from './mishaps.ts';
import type { Phone } from './phone.ts';
import type { Coming, Village } from './village.ts';

const SECOND = 1000;
const YEAR = 365 * 24 * 3_600_000;

const DOINGS: readonly (readonly [weight: number, doing: Doing])[] = [
	[10, booking.ask],
	[4, booking.change],
	[4, booking.withdraw],
	[5, booking.confirm],
	[3, booking.refuse],
	[1, booking.settle],
	[1, booking.comment],
	[2, booking.propose],
	[1.5, booking.accept],
	[1, booking.joinIn],
	[1, booking.handOver],
	[1, inventory.addResource],
	[2, inventory.changeResource],
	[1, inventory.outage],
	[1, inventory.closure],
	[1.5, inventory.importList],
	[1, about.changePerson],
	[0.4, about.renameAssociation],
	[0.5, about.role],
	[0.4, about.revoke],
	[2, about.erase]
];
const ALL = DOINGS.reduce((sum, [weight]) => sum + weight, 0);

function draw(chance: Chance): Doing {
	let at = chance.next() * ALL;
	for (const [weight, doing] of DOINGS) {
		at -= weight;
		if (at < 0) return doing;
	}
	return booking.ask;
}

/** What happened, for the summary. */
export type Doings = {
	imports: number;
	undone: number;
	duels: number;
	/** How often somebody handed another what they may lack, and how much of it was news. */
	handed: number;
	news: number;
};

/** Keeps what a gesture wrote; what waits may be taken back, and an import undone, a while later. */
function carryOut(phone: Phone, gesture: Gesture, day: Day, doings: Doings): void {
	const { timeline, chance, isOver } = day;
	const { facts, entity, undoable = false, batch } = gesture;
	const id = phone.keep(facts, entity, undoable);
	if (undoable && chance.odds(0.4))
		timeline.after(chance.below(14) * SECOND, () => phone.takeBack(id));
	if (batch === undefined) return;
	doings.imports += 1;
	if (chance.odds(0.5))
		timeline.after(chance.between(2, 60) * SECOND, () => {
			if (!isOver()) undo(phone, batch, doings);
		});
}

function undo(phone: Phone, batch: Nonce, doings: Doings): void {
	if (phone.engine === undefined) return;
	doings.undone += 1;
	const { space } = phone.network;
	phone.keep([phone.write({ kind: 'batch.undone', about: space, body: { batch } })]);
}

/** Somebody with a phone in hand, all day long. */
export function live(phone: Phone, day: Day, doings: Doings): void {
	const { timeline, chance, isOver } = day;
	let introduced = phone.name === 'Ada';
	const doSomething = (): void => {
		if (isOver()) return;
		timeline.after(chance.between(6, 60) * SECOND, doSomething);
		const hand = handOf(phone);
		if (hand === undefined) return;
		const unknown = !introduced && hand.me.person === undefined;
		introduced ||= unknown;
		const gesture = (unknown ? about.introduce : draw(chance))(hand);
		if (gesture !== undefined) carryOut(phone, gesture, day, doings);
	};
	timeline.after(chance.between(1, 20) * SECOND, doSomething);
}

/** The first facts of a space, as its founder's phone writes them, and a few things to lend. */
export function begin(phone: Phone, { founding, member }: Village, chance: Chance): AssociationId {
	const added = phone.write({ kind: 'association.added', body: { name: 'Foyer rural' } });
	const association = idFrom<AssociationId>(added.key);
	const person = phone.write({ kind: 'person.added', body: { name: 'Ada', association } });
	const body = { person: idFrom<PersonId>(person.key) };
	const introduced = phone.write({ kind: 'member.introduced', about: member, body });
	phone.keep([founding, added, person, introduced]);
	const things = [
		{ kind: 'room', name: 'Grande salle', capacity: 1, policy: { confirm: 'steward' } },
		{ kind: 'equipment', name: 'Chaises', capacity: 3, policy: { confirm: 'itself' } },
		{ kind: 'equipment', name: 'Sono', capacity: 1, policy: { confirm: 'steward' } }
	] as const;
	for (const thing of things.slice(0, chance.between(1, 3)))
		phone.keep([phone.write({ kind: 'resource.added', body: { ...thing, association } })]);
	return association;
}

function invitationFor(coming: Coming, host: Phone, foyer: AssociationId) {
	const me = host.view?.me;
	const school = me?.roles.flatMap((grant) =>
		'association' in grant ? [grant.association] : []
	)[0];
	switch (coming.role) {
		case 'own':
			return { as: { role: 'own' } } as const;
		case 'again': {
			const member: MemberId | undefined = me?.id;
			return member && ({ as: { role: 'gestionnaire' }, member } as const);
		}
		case 'membre':
			return school && ({ as: { role: 'membre', association: school } } as const);
		case 'responsable':
		case 'lecteur':
			return { as: { role: coming.role, association: foyer } } as const;
	}
}

/** Invites somebody as soon as that can be done, and tells them the code by word of mouth. */
export function invite(
	host: Phone,
	guest: Phone,
	coming: Coming,
	foyer: AssociationId,
	day: Day
): void {
	const { timeline, chance, isOver } = day;
	const attempt = (): void => {
		if (isOver()) return;
		const given = host.engine && invitationFor(coming, host, foyer);
		if (given === undefined) return timeline.after(5 * SECOND, attempt);
		const secret = chance.text(43);
		const until = timeline.now + 3 * YEAR;
		const body = { hash: hashOfSecret(secret), uses: 1, until: Math.round(until), ...given };
		host.keep([host.write({ kind: 'invitation.made', body })]);
		timeline.after(chance.between(1, 20) * SECOND, () => guest.join(secret));
	};
	timeline.after(chance.between(1, 30) * SECOND, attempt);
}

/** Two stewards without a network each say yes to another booking of the same hall. */
export function duel(phones: readonly Phone[], day: Day, doings: Doings): void {
	const { timeline, chance } = day;
	const [one, other] = ['Dot', 'Eve'].map((name) => phones.find((phone) => phone.name === name));
	if (one?.view === undefined || other?.view === undefined) return;
	const { state } = one.view;
	for (const { id, wish } of state.bookings.values()) {
		const rival = state.book
			.standings(id)
			.find(({ standing, clashesWith }) => standing === 'waiting' && clashesWith.length > 0)
			?.clashesWith.map((by) => state.bookings.get(by))[0];
		if (rival === undefined) continue;
		for (const [phone, about, key] of [
			[one, rival.id, rival.wish.key],
			[other, id, wish.key]
		] as const) {
			phone.goOffline();
			const yes = (): void => {
				if (phone.engine === undefined) return;
				phone.keep([phone.write({ kind: 'booking.confirmed', about, body: { wish: key } })]);
			};
			timeline.after(chance.between(1, 9) * SECOND, yes);
			timeline.after(chance.between(15, 60) * SECOND, () => phone.goOnline());
		}
		doings.duels += 1;
		return;
	}
}

/** Now and then two who meet hand each other what the other doesn't know, with or without a network. */
export function meet(day: Day, doings: Doings): void {
	const { timeline, chance, phones, isOver } = day;
	timeline.after(chance.between(10, 70) * SECOND, () => {
		if (isOver()) return;
		meet(day, doings);
		const one = chance.pick(phones);
		const other = chance.pick(phones.filter((phone) => phone !== one && phone.joined));
		if (one === undefined || other === undefined) return;
		day.tell(() => `${one.name} hands over to ${other.name}`);
		doings.handed += 1;
		one.handTo(other, (news) => {
			doings.news += news;
		});
	});
}
