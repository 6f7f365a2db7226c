import type { SpaceId } from '../domain/ids.ts';
import type { Instant } from '../domain/time/types.ts';
import type { SpaceRow } from './rows.ts';
import { setting, type Setting } from './setting.ts';

const DAY = 86_400_000;
/** A copy older than that is asked for again. */
const OLD = 30 * DAY;
/** A space so new has little to lose. */
const NEW = 7 * DAY;

/** When a whole copy of the space was last saved from this phone, or "Plus tard" said; 0: never. */
export const copiedAt = (space: SpaceId): Setting<number> =>
	setting(`copied/${space}`, (value): value is number => typeof value === 'number', 0);

/** A phone that may forget the site by itself is reminded, calmly, of keeping a copy. */
export function isCopyDue(
	row: Pick<SpaceRow, 'kind' | 'createdAt'> | undefined,
	copied: Instant,
	now: Instant,
	installed: boolean
): boolean {
	if (row?.kind !== 'shared' || installed) return false;
	return now - Math.max(copied, row.createdAt - OLD + NEW) > OLD;
}
