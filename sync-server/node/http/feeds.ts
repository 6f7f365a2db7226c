import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { makerOf } from '../../../src/lib/register/fold/feed.ts';
import type { Store } from '../../room/store.ts';
import { originOf } from '../address.ts';
import type { HotSpaces } from '../hot.ts';
import { feedText } from '../outward/feed-text.ts';
import { VERSION } from '../version.ts';
import { isKnown, isNoReading, madeOnce, sendMade, sendPlain, sendUnchanged } from './made.ts';

type World = { readonly store: Store; readonly hot: HotSpaces; readonly trustProxy: boolean };

const PATH = /^\/api\/feed\/([A-Za-z0-9_-]{43})\.ics$/;

/**
 * Calendars to subscribe to. Whoever has the address reads it: the secret in it is looked for by its
 * hash, so that no comparison tells how near a guess came, and is written nowhere.
 */
export class Feeds {
	readonly #world: World;

	constructor(world: World) {
		this.#world = world;
	}

	/** Answers a request under `/api/feed/`. */
	handle(path: string, request: IncomingMessage, response: ServerResponse): void {
		if (isNoReading(request, response)) return;
		const { store, hot, trustProxy } = this.#world;
		const [, secret] = PATH.exec(path) ?? [];
		const found = secret === undefined ? undefined : store.invitationOf(hashOf(secret));
		if (found === undefined) {
			sendPlain(response, 404, 'Adresse inconnue.');
			return;
		}
		const { space, key } = found;
		const etagAt = (last: number) => `"${last.toString(36)}-${key.slice(0, 8)}-${VERSION}"`;
		// What was given at this number is so until the next: nothing is folded to say that.
		const known = etagAt(store.lastOf(space) ?? 0);
		if (isKnown(request, known)) {
			sendUnchanged(response, known);
			return;
		}
		const folded = hot.folded(space);
		const feed = folded?.state.feeds.get(key);
		if (folded === undefined || feed === undefined || feed.body.hash !== hashOf(secret ?? '')) {
			sendPlain(response, 404, 'Adresse inconnue.');
			return;
		}
		if (makerOf(folded.state, feed) === undefined) {
			sendPlain(response, 410, 'Cette adresse ne donne plus rien.');
			return;
		}
		const origin = originOf(request, trustProxy);
		const made = madeOnce(folded.made, `feed/${key}/${origin ?? ''}`, () => ({
			type: 'text/calendar; charset=utf-8',
			bytes: Buffer.from(feedText(folded.state, feed.id, origin), 'utf8')
		}));
		sendMade(request, response, etagAt(folded.last), made);
	}
}

const hashOf = (secret: string): string =>
	createHash('sha256').update(Buffer.from(secret, 'base64url')).digest('base64url');
