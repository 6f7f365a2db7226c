import { isKey, type ResourceId } from '../../domain/ids.ts';
import { isDate } from '../../domain/time/date.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import { MOST_ROWS } from './poster.ts';

/** What the sheet is asked to show, as it stands in the address: it can be shared and comes back. */
export type PosterWish = {
	readonly view: 'week' | 'month';
	readonly day: LocalDate | undefined;
	/** None: the space's rooms. */
	readonly resources: readonly ResourceId[];
};

export function readWish(params: URLSearchParams): PosterWish {
	const day = params.get('jour') ?? '';
	const named = params.getAll('ressource').filter((id) => isKey<ResourceId>(id));
	return {
		view: params.get('vue') === 'mois' ? 'month' : 'week',
		day: isDate(day) ? day : undefined,
		resources: [...new Set(named)].slice(0, MOST_ROWS)
	};
}

/** `?vue=mois&jour=2027-06-12&ressource=…`; empty when there is nothing to say. */
export function writeWish({ view, day, resources }: PosterWish): string {
	const params = new URLSearchParams();
	if (view === 'month') params.set('vue', 'mois');
	if (day !== undefined) params.set('jour', day);
	for (const resource of resources) params.append('ressource', resource);
	const text = params.toString();
	return text === '' ? '' : `?${text}`;
}
