import { SvelteMap } from 'svelte/reactivity';
import type { AssociationId, Nonce, PersonId, ResourceId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { seasonEnd, seasonOf, seasonStart, type Season } from '../../domain/time/season.ts';
import type { Holiday, LocalDate, Zone } from '../../domain/time/types.ts';
import { dateAt, localOf } from '../../domain/time/zoned.ts';
import type { Send } from '../../engine/commands.ts';
import {
	groupsIn,
	resourcesOf,
	usualGrouping,
	type GroupedBy
} from '../../formats/calendar/import/groups.ts';
import { isHolidays } from '../../formats/calendar/import/holidays.ts';
import type { Candidate, KnownBooking, KnownClosure } from '../../formats/calendar/import/known.ts';
import {
	knownIn,
	misses,
	planImport,
	type PlannedEvent
} from '../../formats/calendar/import/plan.ts';
import { bookingRows, closureRows, type CalendarRow } from '../../formats/calendar/import/rows.ts';
import type { CalendarRefusal, ReadCalendar } from '../../formats/calendar/read/read.ts';
import type { CurrentSpace } from '../../store/space.svelte.ts';
import { knownBookings, ownEvents } from './known.ts';
import { keepLastImport } from './last-import.ts';
import { readBeside } from './reading.ts';

/** Bytes beyond which a file isn't even read from the disk (formats say why). */
const MOST_BYTES = 10 * 1024 * 1024;

export type Around = {
	readonly candidates: readonly Candidate[];
	readonly me: PersonId | undefined;
	readonly holidayOn: (association: AssociationId | undefined) => (date: LocalDate) => Holiday;
	readonly closuresOf: (association: AssociationId) => readonly KnownClosure[];
};

export type Done = {
	readonly batch: Nonce;
	readonly added: number;
	readonly changed: number;
	readonly withdrawn: number;
	readonly closed: number;
	readonly first: LocalDate | undefined;
};

const NONE: ReadonlySet<string> = new Set();

const count = (rows: readonly CalendarRow[], what: CalendarRow['what']) =>
	rows.filter((row) => row.what === what).length;

/** A calendar, looked over event by event before any of it is stored. Call it while a component initialises. */
export class CalendarImport {
	reading = $state.raw<{ name: string; read: number; of: number }>();
	fileRefusal = $state.raw<CalendarRefusal>();
	refusal = $state.raw<Refusal>();
	/** The phone itself could not give the file's bytes. */
	unreadable = $state(false);
	sending = $state(false);
	done = $state.raw<Done>();
	undone = $state(false);
	calendar = $state.raw<ReadCalendar>();
	season = $state<Season>('' as Season);
	by = $state<GroupedBy>('all');
	as = $state<'bookings' | 'closures'>('bookings');
	past = $state(false);
	association = $state<AssociationId>();
	/** The thing that closes; all of the association's when empty. */
	closes = $state('');
	#bytes: Uint8Array | undefined;
	#stop = () => {};
	#known = $state.raw<readonly KnownBooking[]>([]);
	#own = $state.raw<ReadonlySet<string>>(NONE);
	readonly #mapped = new SvelteMap<string, ResourceId | ''>();
	readonly #taken = new SvelteMap<string, boolean>();
	readonly #space: CurrentSpace;
	readonly #send: Send;
	readonly #around: () => Around;
	readonly #now: () => number;

	constructor(space: CurrentSpace, send: Send, around: () => Around, now: () => number) {
		this.#space = space;
		this.#send = send;
		this.#around = around;
		this.#now = now;
	}

	readonly isHolidays = $derived(this.calendar !== undefined && isHolidays(this.calendar));
	readonly #before = $derived(knownIn(this.#known, this.season));
	readonly groups = $derived.by(() =>
		this.calendar === undefined
			? []
			: groupsIn(this.calendar, this.by, this.#around().candidates, this.#before)
	);
	readonly #resources = $derived(resourcesOf(this.groups, (group) => this.resourceFor(group)));
	/** Of the moment the file was read: what is over must not change under the finger. */
	#at = $state(0);

	readonly planned: readonly PlannedEvent[] = $derived(
		planImport(
			this.calendar?.events ?? [],
			{
				season: this.season,
				by: this.by,
				resources: this.#resources,
				past: this.past,
				now: this.#at,
				nowLocal: localOf(this.#at, this.zone),
				own: this.#own,
				taken: this.#taken
			},
			this.#before
		)
	);
	readonly overDates = $derived(
		(this.calendar?.events ?? []).reduce(
			(sum, { dates }) => sum + dates.filter(({ range }) => range.to <= this.#at).length,
			0
		)
	);
	/** Some that came before are not in this file. */
	readonly misses = $derived(
		this.calendar !== undefined && misses(this.calendar.events, this.#before)
	);
	readonly closing: readonly PlannedEvent[] = $derived(
		this.planned.filter(({ uid }) => this.#taken.get(uid) === true)
	);
	readonly rows: readonly CalendarRow[] = $derived.by(() => {
		const association = this.association;
		if (association === undefined) return [];
		const { me, holidayOn, closuresOf, candidates } = this.#around();
		if (this.as === 'bookings') {
			const whom = { association, contact: me, season: this.season };
			return bookingRows(this.planned, { ...whom, holidayOn: holidayOn(association) });
		}
		return closureRows(this.closing, {
			association,
			resource: candidates.find(({ id }) => id === this.closes)?.id,
			known: closuresOf(association)
		});
	});

	get zone(): Zone {
		return this.#space.row?.zone ?? ('Europe/Paris' as Zone);
	}
	resourceFor(group: string): ResourceId | undefined {
		const chosen = this.#mapped.get(group);
		if (chosen !== undefined) return chosen === '' ? undefined : chosen;
		return this.groups.find(({ key }) => key === group)?.guess;
	}
	/** A resource of those offered, or none. */
	mapTo(group: string, id: string, offered: readonly { readonly id: ResourceId }[]): void {
		this.#mapped.set(group, offered.find((one) => one.id === id)?.id ?? '');
	}
	chooseFor(id: string, offered: readonly { readonly id: AssociationId }[]): void {
		this.association = offered.find((one) => one.id === id)?.id;
	}
	groupBy(by: GroupedBy): void {
		this.#mapped.clear();
		this.by = by;
	}
	isTaken(event: PlannedEvent): boolean {
		return this.as === 'bookings' ? event.taken : this.#taken.get(event.uid) === true;
	}
	take(uid: string, taken: boolean): void {
		this.#taken.set(uid, taken);
	}
	takeAll(taken: boolean): void {
		for (const { uid } of this.planned) this.#taken.set(uid, taken);
	}
	become(as: 'bookings' | 'closures'): void {
		this.#taken.clear();
		this.as = as;
	}

	/** Reads a chosen file; what was read before gives way only when this one can be read. */
	async read(file: File): Promise<void> {
		this.#clearTrouble();
		this.reading = { name: file.name, read: 0, of: 0 };
		try {
			// Asked before the bytes are: a film chosen by mistake would fill the phone's memory.
			if (file.size > MOST_BYTES) {
				this.fileRefusal = { type: 'FileTooLarge', mostMegabytes: MOST_BYTES / 1024 / 1024 };
				return;
			}
			const bytes = new Uint8Array(await file.arrayBuffer());
			const now = this.#now();
			const season = seasonOf(dateAt(now, this.zone));
			if (!(await this.#look(bytes, season, file.name))) return;
			this.#at = now;
			this.#bytes = bytes;
			if (this.calendar === undefined) return;
			this.by = usualGrouping(this.calendar);
			this.become(this.isHolidays ? 'closures' : 'bookings');
		} catch (cause) {
			console.error('calendar not read', cause);
			this.unreadable = true;
		} finally {
			this.reading = undefined;
		}
	}

	/** Another season of the same file. */
	async readSeason(season: Season): Promise<void> {
		if (this.#bytes === undefined) return;
		this.#clearTrouble();
		this.reading = { name: '', read: 0, of: 0 };
		await this.#look(this.#bytes, season, '').finally(() => (this.reading = undefined));
	}

	async #look(bytes: Uint8Array, season: Season, name: string): Promise<boolean> {
		const window = { zone: this.zone, from: seasonStart(season), until: seasonEnd(season) };
		const reading = readBeside(bytes, window, (read, of) => {
			this.reading = { name, read, of };
		});
		this.#stop = reading.stop;
		const [made, known] = await Promise.all([reading.made, knownBookings(this.#space.id)]);
		if (made === 'stopped') return false;
		if (!made.ok) {
			this.fileRefusal = made.refusal;
			return false;
		}
		const uids = made.value.events.map(({ uid }) => uid);
		this.#own = await ownEvents(this.#space.id, uids);
		this.#mapped.clear();
		this.#taken.clear();
		this.#known = known;
		this.season = season;
		this.calendar = made.value;
		return true;
	}

	#clearTrouble(): void {
		this.fileRefusal = undefined;
		this.refusal = undefined;
		this.unreadable = false;
	}

	stop(): void {
		this.#stop();
	}

	forget(): void {
		this.calendar = undefined;
		this.#bytes = undefined;
		this.#clearTrouble();
	}

	async store(): Promise<void> {
		const { rows } = this;
		if (this.sending || rows.length === 0) return;
		this.sending = true;
		const sent = await this.#send('importBookings', { space: this.#space.id, rows });
		this.sending = false;
		if (!sent.ok) {
			this.refusal = sent.refusal;
			return;
		}
		this.refusal = undefined;
		this.done = {
			batch: sent.value.batch,
			added: count(rows, 'ask'),
			changed: count(rows, 'change'),
			withdrawn: count(rows, 'withdraw'),
			closed: count(rows, 'close'),
			first: this.#firstDate()
		};
		await keepLastImport(this.#space.id, sent.value.batch);
	}

	#firstDate(): LocalDate | undefined {
		const starts = this.planned
			.filter((event) => this.isTaken(event))
			.flatMap(({ dates }) => dates[0]?.range.from ?? []);
		return starts.length === 0 ? undefined : dateAt(Math.min(...starts), this.zone);
	}

	async undo(): Promise<void> {
		if (!this.done || this.undone) return;
		const { batch } = this.done;
		const sent = await this.#send('undoBatch', { space: this.#space.id, batch });
		if (!sent.ok) {
			this.refusal = sent.refusal;
			return;
		}
		this.undone = true;
		await keepLastImport(this.#space.id, undefined);
	}
}
