import * as v from 'valibot';
import type { FeedBody } from '../../domain/feed/types.ts';
import * as p from './pieces.ts';

const scope = v.variant('of', [
	v.strictObject({ of: v.literal('mine') }),
	v.strictObject({ of: v.literal('association'), association: p.associationId }),
	v.strictObject({ of: v.literal('resource'), resource: p.resourceId })
]);

/** An address to subscribe to; its secret stays on the phone that made it. */
export const feedMade = v.strictObject({
	hash: p.sha256,
	scope,
	people: v.boolean()
}) satisfies v.GenericSchema<unknown, FeedBody>;
