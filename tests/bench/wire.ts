import { report } from './figure.ts';
import { Client } from './client.ts';
import { found, upload } from './ground.ts';
import { season } from './season.ts';

const BOOKINGS = 10_000;
const { relay, author } = await found();
const counts = await upload(relay, author, season(author, BOOKINGS));

const first = await Client.connect(relay.url, author, 'register');
await first.holds(counts.register);
report({
	what: 'first join of a space with 10,000 bookings',
	value: first.beyondHandshake / 1000,
	unit: 'kB',
	budget: 750,
	note: 'on the wire'
});
await first.close();

/** What a reconnect costs beyond the handshake, both ways. */
async function again(entries: number): Promise<number> {
	const client = await Client.connect(relay.url, author, 'register', first.doc);
	await client.holds(entries);
	await client.settled;
	const bytes = client.beyondHandshake;
	await client.close();
	return bytes;
}

report({
	what: 'reconnect with nothing new',
	value: await again(counts.register),
	unit: 'B',
	budget: 200,
	note: 'both ways, beyond the handshake'
});

const changes = season(author, 50).filter(({ fact }) => fact.kind === 'booking.asked');
await write(changes);
report({
	what: 'after a day away, 50 changes',
	value: (await again(counts.register + changes.length)) / 1000,
	unit: 'kB',
	budget: 10
});

async function write(facts: typeof changes): Promise<void> {
	const writer = await Client.connect(relay.url, author, 'register');
	await writer.holds(counts.register);
	writer.send(await Promise.all(facts.map((fact) => author.seal(fact))));
	await writer.holds(counts.register + facts.length);
	await writer.close();
}
await relay.dispose();
