import { isDate } from '../../../domain/time/date.ts';
import type { LocalDateTime } from '../../../domain/time/types.ts';
import { plainText } from './blocks.ts';
import { UTC, type Clock, type Clocks } from './clock.ts';
import { propertyIn, type Property } from './property.ts';

/** A moment as the file says it: wall time and whose clock shows it. */
export type Stated = {
	readonly wall: LocalDateTime;
	readonly allDay: boolean;
	readonly clock: Clock;
};

const EDGE = /^(BEGIN|END):VEVENT\s*$/i;
const STAMP = /^(\d{4})(\d\d)(\d\d)(?:T([01]\d|2[0-3])([0-5]\d)([0-5]\d|60)?(Z?))?$/i;
const LENGTH = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;
const NONE: readonly Property[] = [];

/** One event's properties. */
export class Fields {
	private readonly properties = new Map<string, Property[]>();
	private readonly clocks: Clocks;
	private readonly floating: Clock;

	/** Throws on lines that are no properties. */
	constructor(lines: readonly string[], clocks: Clocks, floating: Clock) {
		for (const line of lines) {
			if (EDGE.test(line)) continue;
			const property = propertyIn(line);
			if (property === undefined) throw new SyntaxError('not a property');
			const others = this.properties.get(property.name);
			if (others) others.push(property);
			else this.properties.set(property.name, [property]);
		}
		this.clocks = clocks;
		this.floating = floating;
	}

	private all(name: string): readonly Property[] {
		return this.properties.get(name) ?? NONE;
	}

	/** What stands behind `RRULE:`. */
	get rule(): string {
		return this.all('RRULE')[0]?.value.trim() ?? '';
	}

	has(name: string): boolean {
		return this.properties.has(name);
	}

	text(name: string): string {
		return plainText(this.all(name)[0]?.value ?? '').trim();
	}

	/** Seconds of a `DURATION`. */
	seconds(name: string): number | undefined {
		const found = LENGTH.exec(this.all(name)[0]?.value.trim() ?? '');
		if (found === null) return undefined;
		const [, weeks, days, hours, minutes, seconds] = found.map((part) => Number(part ?? 0));
		const inHours = ((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0);
		return (inHours * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
	}

	/** Whether a property carries this parameter. */
	hasParameter(name: string, parameter: string): boolean {
		return this.all(name)[0]?.params.has(parameter) === true;
	}

	/** Whose clock a moment names: empty for a floating one, or one in UTC. */
	zoneNamed(name: string): string {
		return this.all(name)[0]?.params.get('TZID') ?? '';
	}

	moment(name: string): Stated | undefined {
		return this.moments(name)[0];
	}

	/** All values of all properties of that name; a period stands for its beginning. */
	moments(name: string): Stated[] {
		return this.all(name).flatMap(({ params, value }) =>
			value.split(',').flatMap((one) => this.stated(one.trim(), params.get('TZID')) ?? [])
		);
	}

	private stated(value: string, tzid = ''): Stated | undefined {
		const found = STAMP.exec(value.split('/')[0] ?? '');
		if (found === null) return undefined;
		const [, year, month, day, hour, minute, , utc] = found;
		const date = `${year}-${month}-${day}`;
		if (!isDate(date)) return undefined;
		const allDay = hour === undefined;
		const wall = allDay ? `${date}T00:00` : `${date}T${hour}:${minute}`;
		const named = tzid === '' || allDay ? this.floating : this.clocks.named(tzid);
		// Read from a date of the calendar and a time of day.
		return { wall: wall as LocalDateTime, allDay, clock: utc ? UTC : named };
	}
}
