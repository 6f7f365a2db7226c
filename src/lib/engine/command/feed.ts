import { idFrom, type FeedId } from '../../domain/ids.ts';
import { ok, refused } from '../../domain/refusal.ts';
import { base64url } from '../../register/digest.ts';
import { keepFeedSecret } from '../../store/feed-secret.ts';
import { hashOf } from '../invitation/hash.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { takesPart } from './rights.ts';
import { write } from './work.ts';

/** 256 bits: nobody guesses one. */
const SECRET_BYTES = 32;

export const makeFeed: Handler<'makeFeed'> = (input) =>
	write(input.space, async ({ state, space }) => {
		if (!takesPart(space)) return refused({ type: 'RoleMayNot' });
		const secret = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
		const { scope, people } = input;
		const body = { hash: await hashOf(secret), scope, people };
		const feed = idFrom<FeedId>(state({ kind: 'feed.made', body }));
		// Kept first: an address whose secret is lost is of no use to anybody.
		await keepFeedSecret(input.space, feed, base64url(secret));
		return ok({ feed });
	});

export const revokeFeed: Handler<'revokeFeed'> = (input) =>
	write(
		input.space,
		({ state }) => {
			state({ kind: 'feed.revoked', about: input.feed, body: {} });
			return ok({});
		},
		UNDO_FOR
	);
