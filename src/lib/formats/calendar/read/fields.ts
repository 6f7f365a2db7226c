import ICAL from 'ical.js';
import type { LocalDateTime } from '../../../domain/time/types.ts';
import { UTC, type Clock, type Clocks } from './clock.ts';

/** A moment as the file says it: wall time and whose clock shows it. */
export type Stated = {
	readonly wall: LocalDateTime;
	readonly allDay: boolean;
	readonly clock: Clock;
};

const RULE = /^RRULE(?:;[^:]*)?:/i;

/** One event's properties. */
export class Fields {
	private readonly component: ICAL.Component;
	private readonly clocks: Clocks;
	private readonly floating: Clock;

	/** What stands behind `RRULE:`. Kept apart: a rule that can't be read spoils no event. */
	readonly rule: string;

	/** Throws on lines that are no properties. */
	constructor(lines: readonly string[], clocks: Clocks, floating: Clock) {
		const others = lines.filter((line) => !RULE.test(line));
		this.component = new ICAL.Component(ICAL.parse(others.join('\r\n')));
		this.rule =
			lines
				.find((line) => RULE.test(line))
				?.replace(RULE, '')
				.trim() ?? '';
		this.clocks = clocks;
		this.floating = floating;
	}

	text(name: string): string {
		const value = this.component.getFirstPropertyValue(name);
		return value === null ? '' : String(value).trim();
	}

	/** Seconds of a `DURATION`. */
	seconds(name: string): number | undefined {
		const value = this.component.getFirstPropertyValue(name);
		return value instanceof ICAL.Duration ? value.toSeconds() : undefined;
	}

	/** Whether a property carries this parameter. */
	hasParameter(name: string, parameter: string): boolean {
		return this.component.getFirstProperty(name)?.getFirstParameter(parameter) !== undefined;
	}

	moment(name: string): Stated | undefined {
		return this.moments(name)[0];
	}

	/** All values of all properties of that name; a period stands for its beginning. */
	moments(name: string): Stated[] {
		return this.component.getAllProperties(name).flatMap((property) => {
			const tzid = property.getFirstParameter('tzid');
			return property.getValues().flatMap((value) => {
				const time = value instanceof ICAL.Period ? value.start : value;
				return time instanceof ICAL.Time ? this.stated(time, tzid) : [];
			});
		});
	}

	private stated(time: ICAL.Time, tzid: string | undefined): Stated {
		const wall = time.toString().slice(0, 16);
		if (time.isDate) {
			return { wall: `${wall}T00:00` as LocalDateTime, allDay: true, clock: this.floating };
		}
		const named = tzid === undefined || tzid === '' ? this.floating : this.clocks.named(tzid);
		const clock = time.zone === ICAL.Timezone.utcTimezone ? UTC : named;
		// Read from a checked time of the library's.
		return { wall: wall as LocalDateTime, allDay: false, clock };
	}
}
