import type { CatalogueRow, FeedRow } from '../../store/rows.ts';
import { keptOf, type View } from './view.ts';

/** Addresses to subscribe to that are in force, the newest first. */
export function feedRows(view: View): readonly FeedRow[] {
	return [...view.state.feeds.values()]
		.filter(({ revoked }) => !revoked)
		.map(({ id, body, member, history }) => ({ id, body, member, kept: keptOf(view, history) }))
		.toReversed();
}

/** Pages for everybody, the newest first. */
export function catalogueRows(view: View): readonly CatalogueRow[] {
	return [...view.state.catalogues.values()]
		.map(({ id, body, withdrawn, history }) => ({
			id,
			body,
			withdrawn,
			kept: keptOf(view, history)
		}))
		.toReversed();
}
