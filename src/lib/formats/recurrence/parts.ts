import type { LocalDateTime, Zone } from '../../domain/time/types.ts';
import { localOf } from '../../domain/time/zoned.ts';

/** A rule of RFC 5545 taken apart, its end aside. */
export type RuleParts = {
	readonly freq: string;
	/** The whole rule without `UNTIL`. */
	readonly text: string;
	readonly values: ReadonlyMap<string, string>;
	readonly count: number | undefined;
	/** Last wall time it may begin at, in the zone of its first date. */
	readonly until: LocalDateTime | undefined;
};

const PART = /^(FREQ|INTERVAL|COUNT|UNTIL|WKST|BY[A-Z]+|X-[A-Z-]+)=[\w+,-]{1,400}$/;
const STAMP = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/;

/** Undefined for what is not a rule. An `UNTIL` in UTC is read in the zone; one that is a date means all of it. */
export function partsOf(rule: string, zone: Zone): RuleParts | undefined {
	const values = new Map<string, string>();
	for (const part of rule.trim().replace(/;$/, '').toUpperCase().split(';')) {
		const name = PART.exec(part)?.[1];
		if (name === undefined || values.has(name)) return undefined;
		values.set(name, part.slice(name.length + 1));
	}
	const freq = values.get('FREQ');
	const interval = Number(values.get('INTERVAL') ?? 1);
	const count = values.has('COUNT') ? Number(values.get('COUNT')) : undefined;
	const end = values.get('UNTIL');
	const until = end === undefined ? undefined : wallOf(end, zone);
	if (freq === undefined || !isWhole(interval) || (count !== undefined && !isWhole(count)))
		return undefined;
	if (end !== undefined && until === undefined) return undefined;
	values.delete('UNTIL');
	const text = [...values].map(([name, value]) => `${name}=${value}`).join(';');
	return { freq, text, values, count, until };
}

const isWhole = (value: number) => Number.isInteger(value) && value >= 1 && value <= 100_000;

function wallOf(stamp: string, zone: Zone): LocalDateTime | undefined {
	const found = STAMP.exec(stamp);
	if (found === null) return undefined;
	const [, year, month, day, hour = '23', minute = '59', second = '59', utc = ''] = found;
	const wall = `${year}-${month}-${day}T${hour}:${minute}`;
	const at = Date.parse(`${wall}:${second}Z`);
	if (Number.isNaN(at)) return undefined;
	return utc === 'Z' ? localOf(at, zone) : (wall as LocalDateTime);
}
