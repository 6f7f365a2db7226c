import { median, percentile, report } from './figure.ts';
import { Client } from './client.ts';
import { cpuOf, found, residentOf, upload } from './ground.ts';
import { season } from './season.ts';

const { relay, author } = await found();
const facts = season(author, 6000);
const ground = facts.filter(({ fact }) => fact.kind !== 'booking.asked');
const bookings = facts.filter(({ fact }) => fact.kind === 'booking.asked');
const counts = await upload(relay, author, ground);
let held = counts.register;

const client = await Client.connect(relay.url, author, 'register');
await client.holds(held);

const waits: number[] = [];
for (const written of bookings.slice(0, 1000)) {
	const sealed = await author.seal(written);
	const began = performance.now();
	client.send([sealed]);
	await client.holds((held += 1));
	waits.push(performance.now() - began);
}
report({
	what: 'from send to log entry, p99',
	value: percentile(waits, 0.99),
	unit: 'ms',
	budget: 60,
	note: `median ${median(waits).toFixed(1)} ms, one at a time`
});

const rest = await Promise.all(bookings.slice(1000).map((written) => author.seal(written)));
const cpu = cpuOf(relay.pid);
const began = performance.now();
for (const sealed of rest) client.send([sealed]);
await client.holds(held + rest.length);
const wall = performance.now() - began;
report({
	what: 'durable facts per second of server CPU, one a message',
	value: rest.length / ((cpuOf(relay.pid) - cpu) / 1000),
	unit: '/s',
	note: `${Math.round(rest.length / (wall / 1000))} /s by the clock`
});
await client.close();

const IDLE = 400;
const resident = residentOf(relay.pid);
const idle: Client[] = [];
for (let index = 0; index < IDLE; index += 1) {
	const one = await Client.connect(relay.url, author, 'people');
	await one.holds(counts.people);
	idle.push(one);
}
report({
	what: 'relay: resident memory per idle connection',
	value: (residentOf(relay.pid) - resident) / IDLE / 1000,
	unit: 'kB',
	budget: 20,
	note: `${IDLE} connections`
});
for (const one of idle) one.socket.terminate();
await relay.dispose();
