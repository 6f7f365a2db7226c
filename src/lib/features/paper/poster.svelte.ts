import type { ResourceId } from '../../domain/ids.ts';
import { reasonAllDay } from '../../domain/opening/day.ts';
import { addDays, addMonths, monthStart } from '../../domain/time/date.ts';
import type { Holiday, Instant, LocalDate, Zone } from '../../domain/time/types.ts';
import { dateAt, startOfDay } from '../../domain/time/zoned.ts';
import { clockOf } from '../../i18n/clock.ts';
import { formatDayLong, formatDays, formatMonth, formatTime } from '../../i18n/dates.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { createHolidays, type Holidays } from '../../store/holidays.svelte.ts';
import { live } from '../../store/live.svelte.ts';
import type { Contact, OccurrenceRow, ResourceRow } from '../../store/rows.ts';
import type { CurrentSpace } from '../../store/space.svelte.ts';
import { daysOfWeek, MOST_ROWS, posterRows, weeksOfMonth, type PosterRow } from './poster.ts';
import { occurrencesOn, resourcesOf } from './queries.ts';
import { writeWish, type PosterWish } from './wish.ts';

/** Numbers that still read from two metres. */
const MOST_CONTACTS = 2;

const byName = (one: ResourceRow, other: ResourceRow) => one.name.localeCompare(other.name, 'fr');

/** What the sheet says, and what can be chosen for it. */
export class PosterView {
	readonly #space: CurrentSpace;
	readonly #wish: () => PosterWish;
	readonly #now: { readonly current: Instant };
	readonly #resources: { readonly current: readonly ResourceRow[]; readonly ready: boolean };
	readonly #holidays: Holidays;
	readonly #occurrences: { readonly current: readonly OccurrenceRow[]; readonly ready: boolean };

	/** Call it while a component initialises. */
	constructor(space: CurrentSpace, wish: () => PosterWish, now: { readonly current: Instant }) {
		this.#space = space;
		this.#wish = wish;
		this.#now = now;
		this.#holidays = createHolidays(space);
		this.#resources = live<readonly ResourceRow[]>(
			() => resourcesOf(space.id),
			[],
			() => space.id
		);
		this.#occurrences = live<readonly OccurrenceRow[]>(
			() => occurrencesOn(space.id, this.days),
			[],
			() => [space.id, this.days.join()]
		);
	}

	get ready(): boolean {
		return this.#resources.ready && this.#occurrences.ready && this.#space.ready;
	}
	get zone(): Zone {
		return this.#space.row?.zone ?? ('Europe/Paris' as Zone);
	}
	get day(): LocalDate {
		return this.#wish().day ?? dateAt(this.#now.current, this.zone);
	}
	get isMonth(): boolean {
		return this.#wish().view === 'month';
	}
	readonly weeks = $derived.by(() => (this.isMonth ? weeksOfMonth(this.day) : undefined));
	readonly days = $derived.by(() => this.weeks?.flat() ?? daysOfWeek(this.day));

	/** Everything that can stand on a sheet, rooms first. */
	readonly offered = $derived.by((): readonly ResourceRow[] => {
		const there = this.#resources.current.filter((row) => !row.retired).toSorted(byName);
		return [
			...there.filter((row) => row.kind === 'room'),
			...there.filter((row) => row.kind !== 'room')
		];
	});
	/** What was chosen, or else the rooms, or else whatever there is. */
	readonly chosen = $derived.by((): readonly ResourceRow[] => {
		const named = this.#wish().resources.flatMap(
			(id) => this.offered.find((row) => row.id === id) ?? []
		);
		if (named.length > 0) return named;
		const rooms = this.offered.filter((row) => row.kind === 'room');
		return (rooms.length > 0 ? rooms : this.offered).slice(0, MOST_ROWS);
	});
	readonly rows = $derived.by((): readonly PosterRow[] =>
		posterRows(
			this.chosen,
			this.#resources.current,
			this.#occurrences.current,
			this.days,
			(row, date) =>
				reasonAllDay(row.id, row.body.opening, date, {
					from: startOfDay(date, this.zone),
					to: startOfDay(addDays(date, 1), this.zone),
					holiday: this.#holidays.on(row.association, [row])(date)
				})
		)
	);

	/** Of the first thing's place: those of one sheet are neighbours (T6). */
	holidayOn(date: LocalDate): Holiday {
		return this.#holidays.on(this.chosen[0]?.association, this.chosen)(date);
	}
	/** The thing's own name, the place they share, or the space's name. */
	get title(): string {
		const [first, ...others] = this.chosen;
		const space = this.#space.row?.name ?? '';
		if (first === undefined) return space;
		if (others.length === 0) return first.name;
		const site = first.body.place?.site;
		const shared = others.every((row) => row.body.place?.site === site);
		return shared && site !== undefined ? site : space;
	}
	get period(): string {
		if (this.isMonth) return capital(formatMonth(this.day));
		const [first, last] = [this.days[0] ?? this.day, this.days.at(-1) ?? this.day];
		return m.paper_week({ days: formatDays(first, last), year: last.slice(0, 4) });
	}
	readonly contacts = $derived.by((): readonly Contact[] => {
		const all = this.chosen.flatMap((row) => row.stewards).filter(({ phone }) => phone);
		return all
			.filter((one, at) => all.findIndex(({ id }) => id === one.id) === at)
			.slice(0, MOST_CONTACTS);
	});
	get printed(): string {
		const { date, time } = clockOf(this.#now.current, this.zone);
		return m.paper_printed({ day: formatDayLong(date), time: formatTime(time) });
	}
	/** Where the code leads: the planning, of this one thing when there is but one. */
	link(origin: string): string {
		const [only, ...others] = this.chosen;
		const search = only && others.length === 0 ? `?ressource=${only.id}` : '';
		return `${origin}/e/${this.#space.id}/planning${search}`;
	}

	/** The address of another sheet: a neighbouring week or month, another view, other things. */
	to(change: Partial<PosterWish>): string {
		return writeWish({ ...this.#wish(), ...change });
	}
	step(by: 1 | -1): string {
		const day = this.isMonth ? addMonths(monthStart(this.day), by) : addDays(this.day, 7 * by);
		return this.to({ day });
	}
	toggled(id: ResourceId, on: boolean): string {
		const now = this.chosen.map((row) => row.id);
		return this.to({ resources: on ? [...now, id] : now.filter((other) => other !== id) });
	}
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
