import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A free port for who will leave it and come back to it. Linux hands out those from 32768 to whoever
 * asks for any or makes a connection: while a relay is down, one of those would be somebody else's.
 */
export async function portToComeBackTo(): Promise<number> {
	for (;;) {
		const port = randomInt(20_000, 32_000);
		const server = createServer().listen(port, '127.0.0.1');
		const free = await Promise.race([
			once(server, 'listening').then(() => true),
			once(server, 'error').then(() => false)
		]).catch(() => false);
		if (!free) continue;
		server.close();
		await once(server, 'close');
		return port;
	}
}
