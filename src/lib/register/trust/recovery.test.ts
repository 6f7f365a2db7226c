import { expect, test } from 'vitest';
import type { MemberId, SheetId } from '../../domain/ids.ts';
import { recoveryAt, whySheetNot } from '../../domain/member/recovery.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { deviceOf, publicKeyOf } from '../testing/facts.fixture.ts';
import { FIRST_NUMBER, LogWriter } from '../testing/space.fixture.ts';
import { appendToTrust } from '../trust.ts';
import { createTrust, type Trust } from './state.ts';

const DAY = 86_400_000;
const hash = 's'.repeat(43);

/** A log whose facts are numbered on chosen days, as a relay would. */
class Days {
	readonly writer = new LogWriter('Ada');
	#day = 0;

	on(day: number): this {
		this.#day = day;
		return this;
	}
	get trust(): Trust {
		const trust = createTrust(this.writer.space);
		for (const { room, entry } of this.writer.log) appendToTrust(trust, room, entry);
		return trust;
	}
	/** Moves what was just written to the day it is. */
	#dated<T>(write: () => T): T {
		const before = this.writer.log.length;
		const done = write();
		for (const [at, numbered] of this.writer.log.entries()) {
			if (at < before) continue;
			const number = FIRST_NUMBER + this.#day * DAY + at * 1000;
			this.writer.log[at] = { ...numbered, entry: { ...numbered.entry, number } };
		}
		return done;
	}
	print(by: string): SheetId {
		return this.#dated(() => this.writer.say(by, 'recovery.made', { hash }));
	}
	agree(by: string, about: SheetId) {
		this.#dated(() => this.writer.say(by, 'recovery.agreed', {}, { about }));
	}
	drop(by: string, about: SheetId) {
		this.#dated(() => this.writer.say(by, 'recovery.withdrawn', {}, { about }));
	}
	use(name: string, sheet: SheetId, member?: MemberId): MemberId {
		return this.#dated(() =>
			this.writer.say('relay', 'device.admitted', {
				publicKey: publicKeyOf(name),
				sheet,
				...(member && { member })
			})
		);
	}
	manager(name: string): MemberId {
		return this.#dated(() => this.writer.join('Ada', name, { role: 'gestionnaire' }));
	}
	revoke(by: string, name: string, about: MemberId) {
		this.#dated(() => this.writer.say(by, 'device.revoked', { device: deviceOf(name) }, { about }));
	}
	/** What became of the last fact. */
	get outcome(): Refusal['type'] | 'done' {
		const key = this.writer.log.at(-1)?.written.key;
		return (key && this.trust.refusals.get(key)?.type) ?? 'done';
	}
	why(sheet: SheetId, day: number): Refusal['type'] | 'works' {
		const now = FIRST_NUMBER + day * DAY + 1e6;
		return whySheetNot(this.trust.recovery, sheet, now)?.type ?? 'works';
	}
}

const rolesOf = (trust: Trust, name: string) => {
	const device = trust.devices.get(deviceOf(name));
	return device && !device.revoked ? trust.members.get(device.member)?.roles : undefined;
};

test('a first sheet works at once, once, and whoever uses it is gestionnaire', () => {
	const days = new Days();
	const sheet = days.on(0).print('Ada');
	expect(days.why(sheet, 0)).toBe('works');
	const used = days.on(3).use('Ben', sheet);
	expect(days.outcome).toBe('done');
	expect(rolesOf(days.trust, 'Ben')).toEqual([{ role: 'gestionnaire' }]);
	expect(days.why(sheet, 3)).toBe('SheetUsed');
	days.use('Cam', sheet);
	expect(days.outcome).toBe('SheetUsed');
	expect(days.trust.recovery.events.map(({ what, by }) => [what, by])).toEqual([
		['made', days.writer.founder],
		['used', used]
	]);
});

test('whoever made the sheet comes back as themselves on a new phone, and as nobody else', () => {
	const days = new Days();
	const ben = days.manager('Ben');
	const sheet = days.on(0).print('Ada');
	days.use('Ada 2', sheet, ben);
	expect(days.outcome).toBe('NotMember');
	days.use('Ada 2', sheet, days.writer.founder);
	expect(days.outcome).toBe('done');
	expect(days.trust.devices.get(deviceOf('Ada 2'))?.member).toBe(days.writer.founder);
	expect(days.trust.members.get(days.writer.founder)?.devices).toHaveLength(2);
});

test('a renewal takes the old sheet’s place after seven days, and not before', () => {
	const days = new Days();
	const old = days.on(0).print('Ada');
	const renewal = days.on(10).print('Ada');
	expect([days.why(old, 16.9), days.why(renewal, 16.9)]).toEqual(['works', 'SheetNotYet']);
	expect([days.why(old, 17), days.why(renewal, 17)]).toEqual(['SheetReplaced', 'works']);
	const { trust } = days;
	expect(recoveryAt(trust.recovery, FIRST_NUMBER + 18 * DAY).standing?.id).toBe(renewal);
	days.on(16).use('Ben', renewal);
	expect(days.outcome).toBe('SheetNotYet');
	days.on(17).use('Ben', renewal);
	expect(days.outcome).toBe('done');
});

test('another gestionnaire’s word puts the renewal in place at once', () => {
	const days = new Days();
	days.on(0).manager('Ben');
	const old = days.print('Ada');
	const renewal = days.on(20).print('Ada');
	days.agree('Ada', renewal);
	expect(days.outcome).toBe('OwnSheet');
	days.agree('Ben', renewal);
	expect(days.outcome).toBe('done');
	expect([days.why(old, 20), days.why(renewal, 20)]).toEqual(['SheetReplaced', 'works']);
	days.agree('Ben', old);
	expect(days.outcome).toBe('SheetReplaced');
});

test('a thief with a phone renews and brings a second voice: the paper at home still wins', () => {
	const days = new Days();
	const paper = days.on(0).print('Ada');
	// Ada's phone is stolen; the thief invites an accomplice, renews, and has it agreed to.
	const accomplice = days.on(8).manager('Eve');
	const theirs = days.print('Ada');
	days.agree('Eve', theirs);
	expect(days.outcome).toBe('GestionnaireTooNew');
	expect(days.why(paper, 14)).toBe('works');
	// Six days later Ada buys a phone and takes the paper out of the drawer.
	days.on(14).use('Ada 2', paper, days.writer.founder);
	expect(days.outcome).toBe('done');
	days.revoke('Ada 2', 'Ada', days.writer.founder);
	days.revoke('Ada 2', 'Eve', accomplice);
	expect(rolesOf(days.trust, 'Ada 2')).toEqual([{ role: 'gestionnaire' }]);
	expect([rolesOf(days.trust, 'Ada'), rolesOf(days.trust, 'Eve')]).toEqual([undefined, undefined]);
	// The thief's renewal is worth nothing any more, and a new sheet stands at once.
	expect(days.why(theirs, 200)).toBe('SheetReplaced');
	const next = days.print('Ada 2');
	expect(days.why(next, 14)).toBe('works');
});

test('a renewal that waits can be dropped; what stands can only be replaced', () => {
	const days = new Days();
	days.on(0).manager('Ben');
	const paper = days.print('Ada');
	days.drop('Ben', paper);
	expect(days.outcome).toBe('AlreadySo');
	const renewal = days.on(1).print('Ada');
	days.drop('Ben', renewal);
	expect(days.outcome).toBe('done');
	expect([days.why(paper, 30), days.why(renewal, 30)]).toEqual(['works', 'SheetReplaced']);
});

test('only a gestionnaire makes a sheet', () => {
	const days = new Days();
	days.on(0);
	const foyer = days.writer.association('Ada', 'Foyer');
	days.writer.join('Ada', 'Rose', { role: 'responsable', association: foyer });
	days.print('Rose');
	expect(days.outcome).toBe('RoleMayNot');
});

test('the sheet brings back even a phone whose access was withdrawn', () => {
	const days = new Days();
	const ben = days.on(0).manager('Ben');
	const paper = days.print('Ada');
	days.revoke('Ada', 'Ben', ben);
	days.use('Ben', paper);
	expect(days.outcome).toBe('done');
	expect(days.trust.devices.get(deviceOf('Ben'))?.revoked).toBe(false);
});

test('the operator’s word lets in a gestionnaire, and everybody can see it', () => {
	const days = new Days();
	days.on(2).writer.say('relay', 'device.admitted', {
		publicKey: publicKeyOf('Ben'),
		operator: true
	});
	expect(rolesOf(days.trust, 'Ben')).toEqual([{ role: 'gestionnaire' }]);
	expect(days.trust.recovery.events.map(({ what }) => what)).toEqual(['operator']);
});

test('a copy believed on its word is seen by everybody, with whose it was', () => {
	const days = new Days();
	const ben = days.on(0).manager('Ben');
	const about = days.writer.space;
	days.writer.say('relay', 'copy.adopted', { device: deviceOf('Ben') }, { about });
	expect(days.outcome).toBe('done');
	expect(days.trust.recovery.events.at(-1)).toMatchObject({ what: 'adopted', by: ben });
	days.writer.say('relay', 'copy.adopted', { device: deviceOf('Nobody') }, { about });
	expect(days.outcome).toBe('NotMember');
	expect(days.trust.recovery.events.filter(({ what }) => what === 'adopted')).toHaveLength(1);
});

test('of two who withdraw each other’s access the first number stands', () => {
	const days = new Days();
	const ben = days.on(0).manager('Ben');
	days.revoke('Ben', 'Ada', days.writer.founder);
	days.revoke('Ada', 'Ben', ben);
	expect(days.outcome).toBe('DeviceRevoked');
	expect(rolesOf(days.trust, 'Ada')).toBeUndefined();
	expect(rolesOf(days.trust, 'Ben')).toEqual([{ role: 'gestionnaire' }]);
});

test('[R5] a sheet’s use that comes before the sheet waits for it', () => {
	const days = new Days();
	const sheet = days.on(0).print('Ada');
	days.use('Ben', sheet);
	const trust = createTrust(days.writer.space);
	const [first, made, used] = days.writer.log;
	for (const numbered of [first, used, made]) {
		if (numbered) appendToTrust(trust, numbered.room, numbered.entry);
	}
	expect(rolesOf(trust, 'Ben')).toEqual([{ role: 'gestionnaire' }]);
});
