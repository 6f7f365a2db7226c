import * as Y from 'yjs';
import { whyNotRead } from '../../../sync-server/room/admit.ts';
import { dump } from '../../../src/lib/register/testing/dump.ts';
import { ROOMS } from '../engine.ts';
import { foldOf } from '../log.ts';
import type { Phone } from '../phone.ts';
import { difference, Violation } from '../violation.ts';
import type { Witness } from '../witness.ts';

/** Whether a phone has heard all it may hear and said all it may say. */
export function isHealed(phone: Phone, witness: Witness): boolean {
	const { engine } = phone;
	if (engine === undefined) return !phone.joined;
	const { trust } = witness.log.fold(witness.log.counts).fold.state;
	const device = phone.network.device.id;
	if (trust.devices.get(device)?.revoked === true) return true;
	// What is on disk: the fold may be a step ahead of it.
	const counts = phone.disk.record?.counts ?? { register: 0, people: 0 };
	// As many entries may still be those of a log that is lost, until the line says so.
	const heard = ROOMS.every(
		(room) =>
			(counts[room] === witness.log.counts[room] &&
				headOf(engine.docOf(room)) === headOf(witness.log.docs[room])) ||
			whyNotRead(trust, device, room) !== undefined
	);
	// A reader has no part in `people`: what they wrote there while they had stays with them.
	const said = phone.disk.outbox.every(({ room }) => whyNotRead(trust, device, room) !== undefined);
	// Who lost the room while giving it back has given all, and is not let in to take it anew.
	const taken = engine.returning.every((room) => whyNotRead(trust, device, room) !== undefined);
	// What others said is in the log, or the relay has said what became of it.
	const settled = phone.disk.beside.every(
		({ room, refusal }) => refusal !== undefined || whyNotRead(trust, device, room) !== undefined
	);
	return heard && said && settled && taken && engine.atRest;
}

const headOf = (doc: Y.Doc): string => Buffer.from(Y.encodeStateVector(doc)).toString('base64');
const bytesOf = (doc: Y.Doc): string => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');

/** R2, R3: phones that have the same log say the same, bit for bit. */
export function checkEqual(phones: readonly Phone[], witness: Witness): void {
	const { log } = witness;
	const { trust } = log.fold(log.counts).fold.state;
	for (const { name, engine, network } of phones) {
		if (engine === undefined) continue;
		const { folded } = engine;
		const { counts, state } = engine.fold;
		// Who may not read a room any more has not heard what was erased from it since.
		const isCurrent = ROOMS.every(
			(room) => whyNotRead(trust, network.device.id, room) === undefined
		);
		const is = dump(state);
		const { dump: should } = isCurrent
			? log.fold(counts)
			: foldOf(state.space, folded.people, folded.register);
		if (is !== should)
			throw new Violation('R3', `${name} ends up otherwise: ${difference(is, should)}`);
		for (const room of ROOMS) {
			if (whyNotRead(trust, network.device.id, room) !== undefined) continue;
			if (bytesOf(engine.docOf(room)) !== bytesOf(log.docs[room]))
				throw new Violation('R2', `${name} has another copy of ${room}`);
		}
	}
}

/** R1: whatever was written is in the log, or still with its author; what was taken back is nowhere. */
export function checkNothingLost(witness: Witness): void {
	for (const [key, { phone, text, room, taken }] of witness.said) {
		const place = witness.log.placeOf(room, key);
		const logged = place !== undefined && witness.log.entries[room][place]?.text === text;
		if (taken && logged)
			throw new Violation('R1', `taken back, and numbered all the same: ${text}`);
		if (taken || logged || witness.isGone(text, key)) continue;
		const { outbox, drawer } = phone.disk;
		const kept =
			outbox.some((row) => row.text === text) ||
			drawer.get(key)?.text === text ||
			phone.disk.textsIn().has(text);
		if (!kept) throw new Violation('R1', `${phone.name} wrote what is nowhere: ${text}`);
	}
}
