import type { FeedId, SpaceId } from '../domain/ids.ts';
import { db } from './db.ts';

const SECRET = /^[A-Za-z0-9_-]{43}$/;
const nameOf = (space: SpaceId, feed: FeedId) => `feed/${space}/${feed}`;

/** Remembers what an address to subscribe to is made of, on the phone that made it and nowhere else. */
export async function keepFeedSecret(space: SpaceId, feed: FeedId, secret: string): Promise<void> {
	await db.settings.put({ name: nameOf(space, feed), value: secret });
}

/** The secrets this phone keeps of a space's addresses. */
export async function feedSecrets(
	space: SpaceId,
	feeds: readonly FeedId[]
): Promise<ReadonlyMap<FeedId, string>> {
	const kept = await db.settings.bulkGet(feeds.map((feed) => nameOf(space, feed)));
	return new Map(
		feeds.flatMap((feed, at) => {
			const secret = kept[at]?.value;
			return typeof secret === 'string' && SECRET.test(secret) ? [[feed, secret] as const] : [];
		})
	);
}
