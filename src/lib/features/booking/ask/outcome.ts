import type { ResourceId } from '../../../domain/ids.ts';
import type { Reason } from '../../../domain/standing/types.ts';
import type { Range } from '../../../domain/time/types.ts';
import type { JudgedDate, JudgedLine } from './lines.ts';

/** What this phone expects the log to make of a line on a date (R3). */
export type Outcome =
	/** Confirmed as soon as it is received. */
	| { readonly type: 'itself' }
	/** Held until one of them says yes; `had`: because of a quota, and how often so far (RS6). */
	| { readonly type: 'steward'; readonly names: readonly string[]; readonly had?: number }
	/** `own`: lines before it in the same request that leave none of it (BK7). */
	| { readonly type: 'waits'; readonly behind: readonly string[]; readonly own?: JudgedLine['own'] }
	/** A rule is in the way, and waiting alone won't help. */
	| { readonly type: 'rule'; readonly reason: Reason };

export function outcomeOf({ row, reasons, behind, own, pastQuota }: JudgedLine): Outcome {
	const rule = reasons.find((reason) => reason.type !== 'Taken');
	if (rule) return { type: 'rule', reason: rule };
	if (reasons.length > 0) {
		const titles = behind.map((claim) => claim.title);
		return { type: 'waits', behind: titles, ...(own && { own }) };
	}
	const names = row.stewards.map((one) => one.name);
	if (row.body.policy?.confirm === 'steward') return { type: 'steward', names };
	return pastQuota === undefined ? { type: 'itself' } : { type: 'steward', names, had: pastQuota };
}

export type Expected = { readonly outcome: Outcome; readonly dates: readonly Range[] };

/** What to expect of one thing, dates that fare alike together, the first ones first. */
export function expectedOf(dates: readonly JudgedDate[], resource: ResourceId): Expected[] {
	const alike = new Map<string, { outcome: Outcome; dates: Range[] }>();
	for (const { lines, range } of dates) {
		const line = lines.find(({ row }) => row.id === resource);
		if (line === undefined) continue;
		const outcome = outcomeOf(line);
		// How often so far grows with each date; that a quota is passed is said once.
		const key = JSON.stringify('had' in outcome ? { ...outcome, had: true } : outcome);
		const known = alike.get(key);
		if (known) known.dates.push(range);
		else alike.set(key, { outcome, dates: [range] });
	}
	return [...alike.values()];
}
