import { randomInt } from 'node:crypto';
import { statfsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Store } from '../room/store.ts';
import { openDataFolder } from './data.ts';
import { HotSpaces } from './hot.ts';
import { App } from './http/app.ts';
import { Catalogues } from './http/catalogues.ts';
import { Feeds } from './http/feeds.ts';
import { Carried } from './http/carried.ts';
import { GivenBack } from './http/given-back.ts';
import { Media } from './http/media.ts';
import { Membership } from './http/membership.ts';
import { Requests } from './http/requests.ts';
import { MediaCollector } from './media/collect.ts';
import { MediaStore } from './media/store.ts';
import { Metrics } from './metrics.ts';
import { Numbering } from './numbering.ts';
import { Readmissions } from './readmissions.ts';
import { LIMITS, type Limits, type Settings } from './settings.ts';
import { Sockets } from './sockets.ts';
import { SqliteStore } from './store/sqlite.ts';
import { VERSION } from './version.ts';

export type Relay = {
	readonly url: string;
	readonly port: number;
	/** Open connections, and spaces in memory. */
	readonly connections: number;
	readonly hotSpaces: number;
	/** Numbers what has arrived, then goes; nothing else is left to save. */
	close(): Promise<void>;
};

/** How a relay is started: what is absent takes the value an operator would get. */
export type RelayOptions = Partial<Omit<Settings, 'limits'>> & {
	readonly limits?: Partial<Limits>;
	readonly now?: () => number;
	/** In place of SQLite in the data folder. */
	readonly openStore?: (path: string) => Store;
};

const TEND_EVERY = 1000;
/** How long a store's answer to "can you write?" holds, ms: asking costs a commit. */
const HEALTH_HOLDS = 2000;

/** Starts app and relay on one port. Rejects, in words, when port or data folder can't be had. */
export async function startRelay(options: RelayOptions = {}): Promise<Relay> {
	const { port = 4000, host = '127.0.0.1', dataDir = 'data', appDir = 'build' } = options;
	const { log = 'off', trustProxy = false, now = Date.now } = options;
	const limits = { ...LIMITS, ...options.limits };
	const began = now();

	const folder = openDataFolder(dataDir);
	const store = (options.openStore ?? ((path) => new SqliteStore(path)))(folder.database);
	const metrics = new Metrics();
	// Yjs client ids are 32 bits; one per process, never kept.
	const hot = new HotSpaces(store, { writer: randomInt(1, 2 ** 32), most: limits.hotSpaces, now });
	const numbering: Numbering = new Numbering({
		store,
		hot,
		secret: folder.secret,
		metrics,
		now,
		gather: limits.gather,
		publish: (batch, space) => {
			sockets.publish(batch, space);
		},
		lost: (space) => {
			sockets.hangUpAll(space);
		}
	});
	/** Nothing of who, from where or about which space: operators keep these lines. */
	const note = (line: Readonly<Record<string, string | number>>): void => {
		if (log === 'json') console.log(JSON.stringify({ at: now(), ...line }));
	};
	const sockets = new Sockets({
		store,
		hot,
		numbering,
		metrics,
		limits,
		trustProxy,
		now,
		ended: (code) => {
			note({ route: 'socket', status: code });
		}
	});
	const app = new App(appDir);
	const media = new MediaStore(folder.media);
	const collector = new MediaCollector({
		media,
		entries: (space) => hot.log(space, 'register').entries(),
		now
	});

	let wrote = { at: -Infinity, ok: true };
	const storeWritable = (): boolean => {
		if (now() - wrote.at > HEALTH_HOLDS) wrote = { at: now(), ok: store.writable() };
		return wrote.ok;
	};
	const requests = new Requests({
		media: new Media({ media, hot, limits, now }),
		membership: new Membership({
			store,
			hot,
			numbering,
			now,
			readmissions: new Readmissions(dataDir),
			staleCodes: limits.staleCodes
		}),
		feeds: new Feeds({ store, hot, trustProxy }),
		catalogues: new Catalogues({ store, hot, media, now }),
		givenBack: new GivenBack({ store, hot, numbering, now }),
		carried: new Carried({ store, hot, numbering, spaceBytes: limits.spaceBytes }),
		app,
		limits,
		trustProxy,
		now,
		health: () => ({
			ok: storeWritable(),
			version: VERSION,
			uptime: Math.round((now() - began) / 1000),
			storeWritable: storeWritable(),
			appBuilt: app.isBuilt
		}),
		metrics: () =>
			metrics.text({
				connections: sockets.size,
				hot_spaces: hot.size,
				store_bytes: store.size(),
				disk_free_bytes: freeBytes(dataDir),
				cpu_seconds: cpuSeconds(),
				resident_bytes: process.memoryUsage.rss()
			})
	});

	const server = createServer({ connectionsCheckingInterval: 2000 }, (request, response) => {
		const arrived = performance.now();
		let route = '';
		response.on('close', () => {
			const status = response.statusCode;
			metrics.count('requests_total', 1, { status: `${String(Math.floor(status / 100))}xx` });
			const ms = Math.round(performance.now() - arrived);
			// What is answered at once may be gone before its route has been said.
			queueMicrotask(() => {
				note({ method: request.method ?? '', route, status, ms });
			});
		});
		requests.handle(request, response).then(
			(which) => {
				route = which;
			},
			(cause: unknown) => {
				console.error('a request failed', cause);
				if (!response.headersSent) response.writeHead(500);
				response.end();
			}
		);
	});
	server.headersTimeout = limits.handshake;
	server.requestTimeout = limits.handshake * 3;
	server.on('upgrade', (request, socket, head) => {
		sockets.upgrade(request, socket, head);
	});

	const release = (): void => {
		store.close();
		media.close();
		folder.release();
	};
	try {
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(port, host, resolve);
		});
	} catch (cause) {
		release();
		throw cause;
	}
	const tending = setInterval(() => {
		sockets.tend();
		requests.forgetFull(now());
		hot.dropUnused(now() - limits.idle);
		collector.tend();
	}, TEND_EVERY);

	const bound = boundPort(server.address());
	let closing: Promise<void> | undefined;
	const close = async (): Promise<void> => {
		clearInterval(tending);
		numbering.flush();
		sockets.close();
		const closed = new Promise<void>((resolve) => {
			server.close(() => {
				resolve();
			});
		});
		server.closeAllConnections();
		await closed;
		numbering.flush();
		release();
	};
	return {
		url: `http://${host.includes(':') ? `[${host}]` : host}:${String(bound)}`,
		port: bound,
		get connections() {
			return sockets.size;
		},
		get hotSpaces() {
			return hot.size;
		},
		close: () => (closing ??= close())
	};
}

function freeBytes(folder: string): number {
	const { bavail, bsize } = statfsSync(folder);
	return bavail * bsize;
}

function cpuSeconds(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000_000;
}

function boundPort(address: string | AddressInfo | null): number {
	if (address === null || typeof address === 'string') throw new TypeError('not bound to a port');
	return address.port;
}
