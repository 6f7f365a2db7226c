import ICAL from 'ical.js';
import type { Instant, LocalDateTime, Zone } from '../../../domain/time/types.ts';
import { instantOf } from '../../../domain/time/zoned.ts';
import { WINDOWS_ZONES } from './windows-zones.ts';

/** What a wall time of the file means. */
export type Clock = {
	/** Whose rules are walked in; the nearest thing to a name where the file brings its own zone. */
	readonly zone: Zone;
	readonly instantOf: (wall: LocalDateTime) => Instant;
	/** The file names a zone that nobody knows: it was read as the space's. */
	readonly guessed: boolean;
};

export const clockIn = (zone: Zone, guessed = false): Clock => ({
	zone,
	instantOf: (wall) => instantOf(wall, zone),
	guessed
});

export const UTC = clockIn('UTC' as Zone);

/** The clocks a file speaks of: IANA names, Outlook's names, and zones the file describes itself. */
export class Clocks {
	private readonly known = new Map<string, Clock>();
	private readonly zones: readonly (readonly string[])[];
	private readonly space: Zone;

	constructor(zones: readonly (readonly string[])[], space: Zone) {
		this.zones = zones;
		this.space = space;
	}

	named(tzid: string): Clock {
		const found = this.known.get(tzid) ?? this.find(tzid);
		this.known.set(tzid, found);
		return found;
	}

	private find(tzid: string): Clock {
		const name = zoneNamed(tzid);
		if (name !== undefined) return clockIn(name);
		return this.described(tzid) ?? clockIn(this.space, true);
	}

	private described(tzid: string): Clock | undefined {
		const lines = this.zones.find((zone) => zone.some((line) => tzidOf(line) === tzid));
		if (lines === undefined) return undefined;
		const place = lines.find((line) => /^X-LIC-LOCATION:/i.test(line))?.slice(15);
		const named = place === undefined ? undefined : zoneNamed(place);
		if (named !== undefined) return clockIn(named);
		try {
			const own = new ICAL.Timezone(new ICAL.Component(ICAL.parse(lines.join('\r\n'))));
			const at = (wall: LocalDateTime) => {
				const time = ICAL.Time.fromString(`${wall}:00`, null);
				time.zone = own;
				return time.toUnixTime() * 1000;
			};
			// A zone that can't be reckoned with is found out here, once.
			if (!Number.isFinite(at('2026-06-01T12:00' as LocalDateTime))) return undefined;
			return { zone: 'UTC' as Zone, instantOf: at, guessed: false };
		} catch {
			return undefined;
		}
	}
}

const tzidOf = (line: string) => (/^TZID:/i.test(line) ? line.slice(5).trim() : undefined);

/** `Europe/Paris`, `/mozilla.org/20070129_1/Europe/Paris`, `Romance Standard Time`, `(UTC+01:00) Paris`. */
function zoneNamed(tzid: string): Zone | undefined {
	const plain = tzid.trim().replace(/^"|"$/g, '');
	const tail = /[A-Za-z_]+\/[A-Za-z_+-]+(?:\/[A-Za-z_]+)?$/.exec(plain)?.[0];
	const lower = plain.toLowerCase();
	const windows = Object.hasOwn(WINDOWS_ZONES, lower) ? WINDOWS_ZONES[lower] : undefined;
	const paris = /\bParis\b/.test(plain) ? 'Europe/Paris' : undefined;
	return [plain, tail, windows, paris].find(isZone);
}

function isZone(name: string | undefined): name is Zone {
	if (name === undefined || !/^[A-Za-z]/.test(name)) return false;
	try {
		new Intl.DateTimeFormat('en-US', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
