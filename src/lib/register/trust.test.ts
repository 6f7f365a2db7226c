import { expect, test } from 'vitest';
import type { AssociationId, FactKey, InvitationId, MemberId } from '../domain/ids.ts';
import { idFrom } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusal.ts';
import { aKey, deviceOf, founding, publicKeyOf } from './testing/facts.fixture.ts';
import { FIRST_NUMBER, LogWriter } from './testing/space.fixture.ts';
import { appendToTrust, mayWrite } from './trust.ts';
import { createTrust, forkTrust, type Trust } from './trust/state.ts';

function trustOf(writer: LogWriter): Trust {
	const trust = createTrust(writer.space);
	for (const { room, entry } of writer.log) appendToTrust(trust, room, entry);
	return trust;
}

const member = (trust: Trust, name: string) =>
	trust.members.get(trust.devices.get(deviceOf(name))?.member ?? '');

/** What became of the last fact said. */
function outcome(writer: LogWriter): Refusal['type'] | 'done' {
	const trust = trustOf(writer);
	return trust.refusals.get(writer.log.at(-1)?.written.key ?? '')?.type ?? 'done';
}

function village() {
	const writer = new LogWriter('Ada');
	const foyer = writer.association('Ada', 'Foyer rural');
	const ben = writer.join('Ada', 'Ben', { role: 'own' });
	const school = writer.association('Ben', 'Amicale laïque');
	const cam = writer.join('Ben', 'Cam', { role: 'membre', association: school });
	return { writer, foyer, ben, school, cam };
}

test('a space is founded by its founding fact alone; its author is gestionnaire', () => {
	const writer = new LogWriter('Ada');
	const trust = trustOf(writer);
	expect(trust.info?.name).toBe('Espace de Ada');
	expect(member(trust, 'Ada')?.roles).toEqual([{ role: 'gestionnaire' }]);
	expect(writer.founder as string).toBe(writer.space);

	writer.add(founding('Eve', 9));
	expect(outcome(writer)).toBe('RoleMayNot');
});

test('whoever brings an association answers for it, once', () => {
	const { writer, school } = village();
	const ben = member(trustOf(writer), 'Ben');
	expect(ben?.roles).toEqual([{ role: 'responsable', association: school }]);
	expect(ben?.mayBringAssociation).toBe(false);
	writer.association('Ben', 'Encore une');
	expect(outcome(writer)).toBe('RoleMayNot');
});

test('a gestionnaire adds associations of others without answering for them', () => {
	const { writer, foyer } = village();
	const hall = writer.association('Ada', 'Mairie');
	expect(outcome(writer)).toBe('done');
	expect(member(trustOf(writer), 'Ada')?.roles).toEqual([
		{ role: 'gestionnaire' },
		{ role: 'responsable', association: foyer }
	]);
	expect(trustOf(writer).associations.get(hall)?.name).toBe('Mairie');
});

test('an invitation is used as often as it says, until it says, and not once revoked', () => {
	const writer = new LogWriter('Ada');
	const invite = (uses: number, until: number): InvitationId =>
		writer.say('Ada', 'invitation.made', {
			hash: 'A'.repeat(43),
			as: { role: 'own' },
			uses,
			until
		});
	const admit = (name: string, invitation: InvitationId) => {
		writer.say('relay', 'device.admitted', { publicKey: publicKeyOf(name), invitation });
		return outcome(writer);
	};
	const once = invite(1, FIRST_NUMBER + 1e9);
	expect([admit('Ben', once), admit('Cam', once)]).toEqual(['done', 'InvitationUsed']);
	const past = invite(5, FIRST_NUMBER);
	expect(admit('Cam', past)).toBe('InvitationExpired');
	const good = invite(5, FIRST_NUMBER + 1e9);
	writer.say('Ada', 'invitation.revoked', {}, { about: good });
	expect(admit('Cam', good)).toBe('InvitationRevoked');
	writer.say('Ada', 'invitation.revoked', {}, { about: good });
	expect(outcome(writer)).toBe('AlreadySo');
});

test('a responsable invites into their association and no further', () => {
	const { writer, foyer, school } = village();
	const invite = (
		by: string,
		as: { role: 'membre'; association: AssociationId } | { role: 'own' }
	) => {
		writer.say(by, 'invitation.made', {
			hash: 'A'.repeat(43),
			as,
			uses: 1,
			until: FIRST_NUMBER + 1e9
		});
		return outcome(writer);
	};
	expect(invite('Ben', { role: 'membre', association: school })).toBe('done');
	expect(invite('Ben', { role: 'membre', association: foyer })).toBe('RoleMayNot');
	expect(invite('Ben', { role: 'own' })).toBe('RoleMayNot');
	expect(invite('Cam', { role: 'membre', association: school })).toBe('RoleMayNot');
});

test('a member lets in their own second phone, which gives no new role', () => {
	const { writer, cam, school } = village();
	const invitation: InvitationId = writer.say('Cam', 'invitation.made', {
		hash: 'B'.repeat(43),
		as: { role: 'gestionnaire' },
		member: cam,
		uses: 1,
		until: FIRST_NUMBER + 1e9
	});
	expect(outcome(writer)).toBe('done');
	writer.say('relay', 'device.admitted', {
		publicKey: publicKeyOf('Cam 2'),
		invitation,
		member: cam
	});
	const trust = trustOf(writer);
	expect(member(trust, 'Cam 2')?.id).toBe(cam);
	expect(trust.members.get(cam)?.roles).toEqual([{ role: 'membre', association: school }]);
	expect(trust.members.get(cam)?.devices).toHaveLength(2);
});

test('somebody already here gains what a further invitation gives and loses nothing', () => {
	const { writer, foyer, school, ben } = village();
	writer.join('Ada', 'Ben', { role: 'membre', association: foyer });
	writer.join('Ada', 'Ben', { role: 'lecteur', association: school });
	expect(outcome(writer)).toBe('AlreadySo');
	const trust = trustOf(writer);
	expect(member(trust, 'Ben')?.id).toBe(ben);
	expect(member(trust, 'Ben')?.roles).toEqual([
		{ role: 'responsable', association: school },
		{ role: 'membre', association: foyer }
	]);
});

test('a revoked phone writes nothing any more, and comes back on no earlier invitation', () => {
	const { writer, cam, school } = village();
	const before: InvitationId = writer.say('Ada', 'invitation.made', {
		hash: 'E'.repeat(43),
		as: { role: 'gestionnaire' },
		uses: 5,
		until: FIRST_NUMBER + 1e9
	});
	writer.say('Ben', 'device.revoked', { device: deviceOf('Cam') }, { about: cam });
	expect(outcome(writer)).toBe('RoleMayNot');
	writer.say('Ada', 'device.revoked', { device: deviceOf('Cam') }, { about: cam });
	expect(outcome(writer)).toBe('done');
	const words = writer.write('Cam', 'words.written', { text: 'coucou' });
	const trust = trustOf(writer);
	expect(mayWrite(trust, deviceOf('Cam'), 'words.written', words.fact)).toEqual({
		type: 'DeviceRevoked'
	});
	writer.say('relay', 'device.admitted', {
		publicKey: publicKeyOf('Cam'),
		invitation: before
	});
	expect(outcome(writer)).toBe('DeviceRevoked');

	// Invited anew, it has what that gives and not what was taken from it.
	const anew = writer.join('Ada', 'Cam', { role: 'lecteur', association: school });
	expect(outcome(writer)).toBe('done');
	const after = trustOf(writer);
	expect(member(after, 'Cam')?.id).toBe(anew);
	expect(member(after, 'Cam')?.roles).toEqual([{ role: 'lecteur', association: school }]);
	expect(after.members.get(cam)?.devices).toEqual([]);
});

test('the last gestionnaire stays', () => {
	const { writer, ben } = village();
	const grant = { grant: { role: 'gestionnaire' } } as const;
	writer.say('Ada', 'role.withdrawn', grant, { about: writer.founder });
	expect(outcome(writer)).toBe('LastGestionnaire');
	writer.say('Ada', 'device.revoked', { device: deviceOf('Ada') }, { about: writer.founder });
	expect(outcome(writer)).toBe('LastGestionnaire');
	writer.say('Ada', 'role.granted', grant, { about: ben });
	writer.say('Ben', 'role.withdrawn', grant, { about: writer.founder });
	expect(outcome(writer)).toBe('done');
	writer.say('Ada', 'space.changed', { name: 'Autre' }, { about: writer.space });
	expect(outcome(writer)).toBe('RoleMayNot');
});

test('a responsable gives and takes roles of their association; one role each', () => {
	const { writer, school, cam, ben } = village();
	const grant = (role: 'lecteur' | 'membre' | 'responsable') => ({
		grant: { role, association: school }
	});
	writer.say('Cam', 'role.granted', grant('responsable'), { about: cam });
	expect(outcome(writer)).toBe('RoleMayNot');
	writer.say('Ben', 'role.granted', grant('responsable'), { about: cam });
	writer.say('Cam', 'role.granted', grant('lecteur'), { about: ben });
	const trust = trustOf(writer);
	expect(trust.members.get(cam)?.roles).toEqual([grant('responsable').grant]);
	expect(trust.members.get(ben)?.roles).toEqual([grant('lecteur').grant]);
	writer.say('Ben', 'role.withdrawn', grant('lecteur'), { about: ben });
	expect(outcome(writer)).toBe('done');
	writer.say('Cam', 'role.withdrawn', grant('lecteur'), { about: ben });
	expect(outcome(writer)).toBe('AlreadySo');
});

test('taking a role away leaves none there, even one given meanwhile', () => {
	const { writer, school, cam } = village();
	const grant = (role: 'lecteur' | 'membre' | 'responsable') => ({
		grant: { role, association: school }
	});
	writer.say('Ada', 'role.granted', grant('responsable'), { about: cam });
	writer.say('Ben', 'role.withdrawn', grant('membre'), { about: cam });
	expect(outcome(writer)).toBe('done');
	expect(trustOf(writer).members.get(cam)?.roles).toEqual([]);
});

test('the coarse check: who may write what', () => {
	const { writer, school } = village();
	const dot = writer.join('Ben', 'Dot', { role: 'lecteur', association: school });
	const trust = trustOf(writer);
	const may = (by: string, fact: ReturnType<LogWriter['write']>['fact']) =>
		mayWrite(trust, deviceOf(by), fact.kind, fact)?.type ?? 'yes';
	const words = (by: string) => writer.write(by, 'words.written', { text: 'oui' }).fact;
	const person = (by: string) => writer.write(by, 'person.added', { name: by }).fact;
	const introduced = (by: string, about: MemberId) =>
		writer.write(by, 'member.introduced', { person: idFrom(aKey('p')) }, { about }).fact;
	const closure = (by: string) =>
		writer.write(by, 'closure.lifted', {}, { about: idFrom(aKey('c')) }).fact;

	expect(['Ada', 'Ben', 'Cam', 'Dot', 'Eve'].map((by) => may(by, words(by)))).toEqual([
		'yes',
		'yes',
		'yes',
		'RoleMayNot',
		'NotMember'
	]);
	expect(['Ada', 'Ben', 'Cam'].map((by) => may(by, closure(by)))).toEqual([
		'yes',
		'yes',
		'RoleMayNot'
	]);
	expect(may('Dot', person('Dot'))).toBe('yes');
	expect(may('Dot', introduced('Dot', dot))).toBe('yes');
	expect(may('Dot', introduced('Dot', writer.founder))).toBe('RoleMayNot');
	expect(may('Ada', words('Ben'))).toBe('BadSignature');
	const admitted = writer.write('Ada', 'device.admitted', { publicKey: publicKeyOf('X') });
	expect(may('Ada', admitted.fact)).toBe('RoleMayNot');
});

test('[R5] facts that come before what they need are folded right after it', () => {
	const { writer } = village();
	const straight = trustOf(writer);
	const [first, ...rest] = writer.log;
	const trust = createTrust(writer.space);
	for (const { room, entry } of rest.toReversed()) appendToTrust(trust, room, entry);
	expect([...trust.members.values()]).toEqual([]);
	if (first) appendToTrust(trust, first.room, first.entry);
	expect(new Map(trust.members.entries())).toEqual(new Map(straight.members.entries()));
	expect([...trust.queue.waiting.values()]).toEqual([]);
});

test('[R2] a fact that comes twice counts once', () => {
	const { writer } = village();
	const before = trustOf(writer);
	writer.log.push(...writer.log);
	const after = trustOf(writer);
	expect(new Map(after.members.entries())).toEqual(new Map(before.members.entries()));
	expect([...after.refusals.values()]).toEqual([]);
});

test('rules above what the app understands stop the trust, and nothing may be written', () => {
	const { writer } = village();
	writer.say('Ada', 'space.rules', { rules: 2 }, { about: writer.space });
	writer.say('Ada', 'space.changed', { name: 'Plus tard' }, { about: writer.space });
	const trust = trustOf(writer);
	expect([trust.stopped, trust.info?.name]).toEqual([2, 'Espace de Ada']);
	const words = writer.write('Ada', 'words.written', { text: 'oui' });
	expect(mayWrite(trust, deviceOf('Ada'), 'words.written', words.fact)?.type).toBe('NewerVersion');
});

test('a fork tries facts and leaves the trust alone', () => {
	const { writer } = village();
	const trust = trustOf(writer);
	const fork = forkTrust(trust);
	const key: FactKey = writer.say('Ada', 'association.added', { name: 'Club' });
	const last = writer.log.at(-1);
	if (last) appendToTrust(fork, last.room, last.entry);
	expect([fork.associations.has(key), trust.associations.has(key)]).toEqual([true, false]);
});
