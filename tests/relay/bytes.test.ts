import { expect, test } from 'vitest';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace } from '../../sync-server/testing/post.ts';
import { bookingsFor } from '../../sync-server/testing/season.ts';
import { relayHere } from './here.ts';

/** The longest a budget allows, in bytes (budgets: bytes on the wire). */
const NOTHING_NEW = 200;
const DAY_AWAY = 10_000;

test('[R3] reconnecting costs next to nothing, and a day of 50 changes little', async () => {
	const { url } = await relayHere();
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const season = bookingsFor(ada, space);
	const first = Client.join(url, space, ada);
	await first.untilSynced();
	first.give(season.resources);
	first.give(season.bookings(200));
	const there = 1 + season.resources.length + 200;
	await first.untilEntries(there);

	const away = Client.join(url, space, ada);
	await away.untilEntries(there);
	await away.close();
	const again = Client.join(url, space, ada, 'register', away.doc);
	await again.until(() => again.synced && again.answered);
	expect(again.sent + again.received).toBeLessThan(NOTHING_NEW);
	await again.close();

	first.give(season.bookings(50));
	await first.untilEntries(there + 50);
	const back = Client.join(url, space, ada, 'register', away.doc);
	await back.untilEntries(there + 50);
	expect(back.wire.read + back.wire.written).toBeLessThan(DAY_AWAY);
	expect(back.log).toEqual(first.log);
});
