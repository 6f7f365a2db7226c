import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import type { SpaceId } from '../../src/lib/domain/ids.ts';
import type { Device as Phone } from '../../src/lib/engine/device.ts';
import { createClock } from '../../src/lib/engine/worker/clock.ts';
import { linkSpace } from '../../src/lib/engine/worker/space-link.ts';
import { appendToLog, type LogEntry } from '../../src/lib/register/log.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace } from '../../sync-server/testing/post.ts';
import { onPageOf, relayHere } from './here.ts';
import { until } from '../until.ts';

const asPhone = (device: Device): Phone => ({
	id: device.id,
	publicKey: device.publicKey,
	sign: (bytes) => Promise.resolve(device.sign(bytes).toString('base64url'))
});

/** Ada's space with a fact in it, and the log as a copy of her phone's brings it back. */
async function village() {
	const relay = await relayHere();
	const { url } = relay;
	onPageOf(relay);
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const client = Client.join(url, space, ada);
	await client.untilSynced();
	client.give([ada.say(space, 'words.written', { text: 'Loto' })]);
	await client.untilEntries(2);
	return { space, client };
}

const restored = (entries: readonly LogEntry[]): Y.Doc => {
	const doc = new Y.Doc();
	appendToLog(doc, entries);
	return doc;
};

function link(space: SpaceId, device: Device, register: Y.Doc) {
	const states: string[] = [];
	const opened = linkSpace({
		space,
		docs: { register, people: new Y.Doc() },
		copies: { register: { copy: 0, generation: 1 }, people: { copy: 0, generation: 1 } },
		isErased: () => false,
		replaced: () => undefined,
		device: asPhone(device),
		clock: createClock(),
		network: { online: true },
		changed: () => void states.push(opened.state.at),
		refused: () => undefined
	});
	onTestFinished(() => opened.close());
	return { opened, states };
}

test('[R1] a copy restored on a new phone gives nothing back: the relay doesn’t know the phone, and has lost nothing', async () => {
	const { space, client } = await village();
	const { opened, states } = link(space, new Device(), restored(client.log));
	opened.open(undefined);
	await until(() =>
		expect(opened.state).toMatchObject({ at: 'refused', refusal: { type: 'NotMember' } })
	);
	expect(states).not.toContain('returning');
});

test('[R1] what a lost phone had founded and never brought is brought for it, by a phone the relay doesn’t know', async () => {
	onPageOf(await relayHere());
	const { space, sealed } = new Device().founding();
	const { opened, states } = link(space, new Device(), new Y.Doc());
	opened.open(sealed);
	await until(() =>
		expect(opened.state).toMatchObject({ at: 'refused', refusal: { type: 'NotMember' } })
	);
	expect(states).not.toContain('returning');
});
