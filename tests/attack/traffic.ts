import * as Y from 'yjs';
import type { SpaceId } from '../../src/lib/domain/ids.ts';
import { encodeEnvelope, type Sealed } from '../../src/lib/register/envelope.ts';
import type { Device } from '../../sync-server/testing/device.ts';
import { bookingsFor } from '../../sync-server/testing/season.ts';
import {
	KEEP_ALIVE,
	step1Message,
	step2Message,
	updateMessage
} from '../../sync-server/wire/message.ts';

/** A document as a stock client may hold beside our facts: every kind of content Yjs knows. */
function everyContent(facts: readonly Sealed[]): Uint8Array {
	const doc = new Y.Doc();
	for (const { text, sig } of facts) doc.getMap('facts').set(text.slice(0, 22), { text, sig });
	const words = doc.getText('words');
	words.insert(0, 'un mot', { bold: true });
	words.insertEmbed(2, { image: 'x' });
	words.delete(0, 1);
	const list = doc.getArray('list');
	list.push([
		1,
		-7,
		0.5,
		1e300,
		null,
		true,
		false,
		'é',
		Uint8Array.of(1, 2),
		{ a: undefined, b: 10n }
	]);
	list.push([new Y.Map(), new Y.Array(), new Y.XmlElement('p'), new Y.XmlText(), new Y.Doc()]);
	list.insert(3, [{ deep: [{ deeper: [[]] }] }]);
	list.delete(1, 2);
	doc.getXmlFragment('page').insert(0, [new Y.XmlElement('h1'), new Y.XmlText('x')]);
	const update = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return update;
}

/** Frames as honest phones send them: first words, envelopes small and large, presence, stock documents. */
export function honestFrames(device: Device, space: SpaceId, state: Uint8Array): Uint8Array[] {
	const { resources, bookings } = bookingsFor(device, space);
	const words = Array.from({ length: 6 }, (_, n) =>
		device.say(space, 'words.written', { text: `Ménage n° ${String(n)}` })
	);
	const envelopes = [
		words.slice(0, 1),
		words.slice(1, 3),
		words,
		resources.slice(0, 2),
		bookings(1),
		bookings(3)
	];
	const stock = everyContent(words.slice(0, 2));
	return [
		step1Message(Uint8Array.of(0)),
		step1Message(state),
		step2Message(Uint8Array.of(0, 0)),
		KEEP_ALIVE,
		Uint8Array.of(1, 4, 1, 1, 0, 0),
		...envelopes.map((facts) => updateMessage(encodeEnvelope(facts))),
		step2Message(encodeEnvelope(words.slice(2, 4))),
		step2Message(stock),
		updateMessage(stock)
	];
}
