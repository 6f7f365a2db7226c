import type { Instant, LocalDate, LocalTime, Zone } from '../domain/time/types.ts';

const clocks = new Map<Zone, Intl.DateTimeFormat>();

/** What the clock on the wall says there, at that instant. */
export function clockOf(at: Instant, zone: Zone): { date: LocalDate; time: LocalTime } {
	let clock = clocks.get(zone);
	if (!clock) {
		// Swedish writes ISO 8601: "2027-06-12 14:30".
		clock = new Intl.DateTimeFormat('sv-SE', {
			timeZone: zone,
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
			hourCycle: 'h23'
		});
		clocks.set(zone, clock);
	}
	const text = clock.format(at);
	// Fields of a fixed format.
	return { date: text.slice(0, 10) as LocalDate, time: text.slice(-5) as LocalTime };
}
