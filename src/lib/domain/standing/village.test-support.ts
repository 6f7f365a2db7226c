/** A book told as a story: resources, bookings and decisions by name, one log number per fact. */
import type { Line, Occurrence, Scope, Wish } from '../booking/types.ts';
import type {
	AssociationId,
	BookingId,
	ClosureId,
	FactKey,
	LineId,
	OccurrenceId,
	OutageId,
	ResourceId
} from '../ids.ts';
import type { Part } from '../resource/types.ts';
import type { Holiday, Instant, LocalDateTime, Zone } from '../time/types.ts';
import { rangeBetween } from '../time/zoned.ts';
import { createBook } from './book.ts';
import type { Book, Effect, ItemStanding, ResourceTerms } from './types.ts';

const PARIS = 'Europe/Paris' as Zone;
const SEPTEMBER = Date.UTC(2026, 8, 1);

export type LineText = { readonly resource: string; readonly quantity?: number };
export type DateText = readonly [start: string, end: string, holiday?: Holiday];
export type WishText = {
	readonly lines: readonly LineText[];
	readonly dates: readonly DateText[];
	readonly together?: boolean;
};

/** `13 14:00` is 13 June 2027 at two in the afternoon; other months are written out. */
const june = (text: string) =>
	(text.includes('T') ? text : `2027-06-${text.replace(' ', 'T')}`) as LocalDateTime;

export const range = (start: string, end: string) => {
	const made = rangeBetween(june(start), june(end), PARIS);
	if (!made.ok) throw new Error(`not a range: ${start} ${end}`);
	return made.value;
};

export const partOf = (resource: string, quantity = 1): Part => ({
	resource: resource as ResourceId,
	quantity
});

export class Village {
	book: Book;
	/** The log's number; goes up by one with each fact. */
	number: Instant;
	private readonly wishes = new Map<string, FactKey>();

	constructor(book = createBook(PARIS), number = SEPTEMBER) {
		this.book = book;
		this.number = number;
	}

	resource(name: string, terms: Partial<ResourceTerms> = {}): void {
		this.book.setResource(
			name as ResourceId,
			{
				capacity: 1,
				parts: [],
				turnaround: { before: 0, after: 0 },
				opening: {},
				policy: { confirm: 'itself' },
				retired: false,
				...terms
			},
			++this.number
		);
	}

	/** A booking of one thing at one time, or a whole wish. */
	ask(
		name: string,
		wish: WishText | [string, ...DateText],
		association = name,
		reentered = false
	): void {
		this.book.ask(
			name as BookingId,
			association as AssociationId,
			this.wish(name, wish),
			++this.number,
			reentered
		);
	}

	change(name: string, wish: WishText | [string, ...DateText]): Effect {
		return this.book.change(name as BookingId, this.wish(name, wish), ++this.number);
	}

	transfer(name: string, association: string): void {
		this.book.transfer(name as BookingId, association as AssociationId);
	}

	withdraw(name: string, scope: ScopeText = {}): Effect {
		return this.book.withdraw(name as BookingId, scopeOf(scope), ++this.number);
	}

	confirm(name: string, scope: ScopeText = {}, wish = this.wishOf(name)): Effect {
		return this.book.confirm(name as BookingId, wish, scopeOf(scope), ++this.number);
	}

	refuse(name: string, scope: ScopeText = {}, wish = this.wishOf(name)): Effect {
		return this.book.refuse(name as BookingId, wish, scopeOf(scope), ++this.number);
	}

	settle(name: string, scope: ScopeText = {}): Effect {
		return this.book.settle(name as BookingId, scopeOf(scope), ++this.number);
	}

	outage(name: string, out?: { resource: string; units: number; from: string; to: string }): void {
		const value = out && {
			...range(out.from, out.to),
			units: out.units,
			resource: out.resource as ResourceId
		};
		this.book.setOutage(name as OutageId, value, ++this.number);
	}

	closure(name: string, closed?: { resources: string[] | 'all'; from: string; to: string }): void {
		const value = closed && {
			...range(closed.from, closed.to),
			resources:
				closed.resources === 'all'
					? closed.resources
					: closed.resources.map((each) => each as ResourceId)
		};
		this.book.setClosure(name as ClosureId, value, ++this.number);
	}

	items(name: string): readonly ItemStanding[] {
		return this.book.standings(name as BookingId);
	}

	/** The first item, for bookings of one thing. */
	item(name: string): ItemStanding {
		const [item] = this.items(name);
		if (item === undefined) throw new Error(`no booking ${name}`);
		return item;
	}

	/** `held waiting`: standings in wish order. */
	standings(name: string): string {
		return this.items(name)
			.map((item) => item.standing)
			.join(' ');
	}

	/** Resources it takes, or would take. */
	takes(name: string): readonly string[] {
		return this.book.taken(name as BookingId).map((take) => take.resource);
	}

	wishOf(name: string): FactKey {
		return this.wishes.get(name) ?? ('none' as FactKey);
	}

	private wish(name: string, text: WishText | [string, ...DateText]): Wish {
		const {
			lines,
			dates,
			together = false
		} = isShort(text)
			? { lines: [{ resource: text[0] }], dates: [[text[1], text[2], text[3]] as const] }
			: text;
		const key = `${name} at ${this.number}` as FactKey;
		this.wishes.set(name, key);
		return {
			key,
			together,
			lines: lines.map(({ resource, quantity = 1 }, index): Line => ({
				id: `l${index + 1}` as LineId,
				resource: resource as ResourceId,
				quantity
			})),
			occurrences: dates.map(([start, end, holiday = 'none'], index): Occurrence => ({
				id: `o${index + 1}` as OccurrenceId,
				range: range(start, end),
				holiday
			}))
		};
	}
}

type ScopeText = { readonly lines?: readonly string[]; readonly dates?: readonly string[] };
const scopeOf = ({ lines, dates }: ScopeText): Scope => ({
	lines: lines?.map((line) => line as LineId),
	occurrences: dates?.map((date) => date as OccurrenceId)
});

const isShort = (text: WishText | [string, ...DateText]): text is [string, ...DateText] =>
	Array.isArray(text);
