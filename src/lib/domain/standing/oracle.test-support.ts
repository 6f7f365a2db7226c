/**
 * The rules read minute by minute: plain, slow, and sharing nothing with the book but its types. It
 * goes over every minute, every claim and every waiting booking again after each fact.
 */
import type { Line, Occurrence, Scope, Wish } from '../booking/types.ts';
import type { AssociationId, BookingId, ClosureId, FactKey, OutageId, ResourceId } from '../ids.ts';
import type { Instant, LocalTime } from '../time/types.ts';
import type {
	Closure,
	Effect,
	ItemStanding,
	Outage,
	Reason,
	ResourceTerms,
	SettleReason,
	Standing
} from './types.ts';

const MINUTE = 60_000;

type Asked = { line: Line; date: Occurrence };
type Taking = { resource: ResourceId; each: number; before: number; after: number };
type Held = {
	asked: Asked;
	takes: Taking[];
	since: number;
	confirmsItself: boolean;
	pastQuota: number | undefined;
};
type Item = {
	asked: Asked;
	held: Held | undefined;
	confirmed: boolean;
	ended: 'refused' | 'withdrawn' | undefined;
	tries: boolean;
	changeRefused: boolean;
	number: Instant;
	turn: number;
	settled: number;
};
type Booking = {
	id: BookingId;
	association: AssociationId;
	wish: FactKey;
	together: boolean;
	items: Item[];
};
type Known = { terms: ResourceTerms; lowered: Cause; retired: Cause };
type Cause = { turn: number; number: Instant };
type Named<T> = { value: T; cause: Cause };

const NEVER: Cause = { turn: 0, number: 0 };

export class Oracle {
	bookings: Booking[] = [];
	resources = new Map<ResourceId, Known>();
	outages = new Map<OutageId, Named<Outage>>();
	closures = new Map<ClosureId, { value: Closure; cause: (resource: ResourceId) => Cause }>();
	turn = 0;
	number: Instant = 0;
	/** The log's number at each turn. */
	numbers = new Map<number, Instant>();
	/** Turns of facts that come back from before a restore. */
	cameBack = new Set<number>();
	back = false;
	highest: Instant = 0;

	setResource(id: ResourceId, asked: ResourceTerms, number: Instant): void {
		const now = this.tick(number);
		const before = this.resources.get(id);
		const cyclic = asked.parts.some((part) => this.reaches(part.resource, id));
		const terms = cyclic ? { ...asked, parts: before?.terms.parts ?? [] } : asked;
		this.resources.set(id, {
			terms,
			lowered:
				before !== undefined && terms.capacity < before.terms.capacity
					? now
					: (before?.lowered ?? NEVER),
			retired: terms.retired && before?.terms.retired !== true ? now : (before?.retired ?? NEVER)
		});
		this.tryAll();
	}

	setOutage(id: OutageId, outage: Outage | undefined, number: Instant): void {
		const now = this.tick(number);
		const before = this.outages.get(id);
		if (outage === undefined) this.outages.delete(id);
		else {
			const noWorse =
				before !== undefined &&
				before.value.resource === outage.resource &&
				before.value.from === outage.from &&
				before.value.to === outage.to &&
				before.value.units >= outage.units;
			this.outages.set(id, { value: outage, cause: noWorse ? before.cause : now });
		}
		this.tryAll();
	}

	setClosure(id: ClosureId, closure: Closure | undefined, number: Instant): void {
		const now = this.tick(number);
		const before = this.closures.get(id);
		this.closures.delete(id);
		if (closure !== undefined) {
			const again =
				before !== undefined &&
				before.value.from === closure.from &&
				before.value.to === closure.to;
			const cause = (resource: ResourceId): Cause => {
				if (!again) return now;
				if (before.value.resources === 'all') return before.cause(resource);
				if (closure.resources === 'all') return now;
				return before.value.resources.includes(resource) ? before.cause(resource) : now;
			};
			this.closures.set(id, { value: closure, cause });
		}
		this.tryAll();
	}

	ask(id: BookingId, association: AssociationId, wish: Wish, number: Instant, back = false): void {
		this.tick(number, back);
		const items = askedOf(wish).map((asked) => this.newItem(asked));
		this.bookings.push({ id, association, wish: wish.key, together: wish.together, items });
		this.tryAll();
	}

	change(id: BookingId, wish: Wish, number: Instant, back = false): Effect {
		const booking = this.bookings.find((each) => each.id === id);
		if (booking === undefined) return { type: 'unknownBooking' };
		this.tick(number, back);
		const before = booking.items;
		const asks = askedOf(wish);
		const twin = (asked: Asked) =>
			before.find(
				(item) => item.asked.line.id === asked.line.id && item.asked.date.id === asked.date.id
			);
		const other =
			asks.length !== before.length ||
			asks.some((asked) => {
				const item = twin(asked);
				return item === undefined || !equal(item.asked, asked);
			});
		const again = wish.together && other;
		booking.wish = wish.key;
		booking.together = wish.together;
		booking.items = asks.map((asked): Item => {
			const item = twin(asked);
			if (item === undefined) return this.newItem(asked);
			const same = equal(item.asked, asked);
			const late = { number: this.number, turn: this.turn };
			if (item.ended === 'withdrawn') return { ...item, asked };
			if (item.ended === 'refused') {
				return same && !again ? { ...item, asked } : this.newItem(asked);
			}
			if (item.held !== undefined && within(asked, item.held.asked)) {
				const held = { ...item.held, asked };
				return { ...item, asked, held, tries: false, changeRefused: false };
			}
			if (item.changeRefused && same && !again) return { ...item, asked };
			const keepsTurn = item.tries && within(asked, item.asked);
			return {
				...item,
				asked,
				tries: true,
				changeRefused: false,
				...(keepsTurn ? {} : late)
			};
		});
		this.tryAll();
		return { type: 'done' };
	}

	transfer(id: BookingId, association: AssociationId): void {
		const booking = this.bookings.find((each) => each.id === id);
		if (booking !== undefined) booking.association = association;
	}

	withdraw(id: BookingId, scope: Scope, number: Instant): Effect {
		const booking = this.bookings.find((each) => each.id === id);
		if (booking === undefined) return { type: 'unknownBooking' };
		const items = inScope(booking, scope);
		if (items.length === 0) return { type: 'alreadySo' };
		this.tick(number);
		for (const item of items) end(item, 'withdrawn');
		this.tryAll();
		return { type: 'done' };
	}

	confirm(id: BookingId, wish: FactKey, scope: Scope, number: Instant): Effect {
		const booking = this.bookings.find((each) => each.id === id);
		if (booking === undefined) return { type: 'unknownBooking' };
		if (booking.wish !== wish) return { type: 'olderWish', current: booking.wish };
		const items = inScope(booking, scope);
		if (items.length === 0) return { type: 'nothingInScope' };
		if (items.every((item) => asWished(item) && item.confirmed)) return { type: 'alreadySo' };
		this.tick(number);
		const swapped = items.filter((item) => !asWished(item));
		for (const item of swapped) item.held = undefined;
		for (const item of swapped) this.hold(booking, item);
		for (const item of items) item.confirmed = true;
		this.tryAll();
		return { type: 'done' };
	}

	refuse(id: BookingId, wish: FactKey, scope: Scope, number: Instant): Effect {
		const booking = this.bookings.find((each) => each.id === id);
		if (booking === undefined) return { type: 'unknownBooking' };
		if (booking.wish !== wish) return { type: 'olderWish', current: booking.wish };
		const named = inScope(booking, scope);
		if (named.length === 0) return { type: 'nothingInScope' };
		const changed = (item: Item) => item.held !== undefined && !asWished(item);
		const onlyChanges = named.every(changed);
		let effect: Effect = { type: 'alreadySo' };
		for (const item of booking.together ? inScope(booking, {}) : named) {
			if (item.ended === 'refused') continue;
			if (booking.together && onlyChanges && !changed(item)) continue;
			const refuseChange = changed(item) && (booking.together ? onlyChanges : true);
			if (refuseChange && item.changeRefused) continue;
			effect = { type: 'done' };
			if (refuseChange) {
				item.tries = false;
				item.changeRefused = true;
			} else end(item, 'refused');
		}
		if (effect.type === 'done') {
			this.tick(number);
			this.tryAll();
		}
		return effect;
	}

	settle(id: BookingId, scope: Scope, number: Instant): Effect {
		const booking = this.bookings.find((each) => each.id === id);
		if (booking === undefined) return { type: 'unknownBooking' };
		const items = inScope(booking, scope).filter((item) => item.held !== undefined);
		if (items.length === 0) return { type: 'nothingInScope' };
		this.tick(number);
		for (const item of items) item.settled = this.turn;
		return { type: 'done' };
	}

	standings(id: BookingId): ItemStanding[] {
		const booking = this.bookings.find((each) => each.id === id);
		if (booking === undefined) return [];
		return booking.items.map((item) => {
			const { asked } = item.held ?? item;
			const waits = item.tries ? this.whyNot(booking, item) : [];
			const settle = this.toSettle(booking, item);
			const past = item.held?.pastQuota;
			return {
				line: asked.line.id,
				occurrence: asked.date.id,
				resource: asked.line.resource,
				quantity: asked.line.quantity,
				span: { from: asked.date.range.from, to: asked.date.range.to },
				standing: standing(item),
				confirmsItself:
					item.held?.confirmsItself ??
					(item.tries &&
						this.resources.get(asked.line.resource)?.terms.policy.confirm === 'itself'),
				reasons: past === undefined ? waits : [...waits, { type: 'PastQuota', times: past }],
				clashesWith: [
					...new Set([
						...settle.by,
						...waits.flatMap((reason) => (reason.type === 'Taken' ? reason.by : []))
					])
				],
				settle: settle.reasons,
				changeWaits: item.held !== undefined && (item.tries || item.changeRefused)
			};
		});
	}

	private tick(number: Instant, back = false): Cause {
		this.back = back;
		this.highest = Math.max(this.highest, number);
		if (back) this.cameBack.add(this.turn + 1);
		this.turn++;
		this.number = number;
		this.numbers.set(this.turn, number);
		return { turn: this.turn, number };
	}

	private newItem(asked: Asked): Item {
		return {
			asked,
			held: undefined,
			confirmed: false,
			ended: undefined,
			tries: true,
			changeRefused: false,
			number: this.number,
			turn: this.turn,
			settled: 0
		};
	}

	/** BK5: while anything that waits fits, the lowest-numbered of all that fit is held. */
	private tryAll(): void {
		const waiting = this.bookings
			.flatMap((booking) => booking.items.map((item, place) => ({ booking, item, place })))
			.filter(({ item }) => item.tries)
			.sort(
				(a, b) => a.item.number - b.item.number || a.item.turn - b.item.turn || a.place - b.place
			);
		for (const { booking, item } of waiting) {
			const group = booking.together ? booking.items.filter((each) => each.tries) : [item];
			const past = group.some(
				(each) => each.turn !== this.turn && each.asked.date.range.to <= this.highest
			);
			const fresh = group.every((each) => each.turn === this.turn);
			const until = this.back && fresh ? this.number : Infinity;
			const free = group.every((each) => this.whyNot(booking, each, until).length === 0);
			if (past || !free) continue;
			for (const each of group) each.held = undefined;
			for (const each of group) this.hold(booking, each);
			return this.tryAll();
		}
	}

	/** BK3a: what it takes, and on what terms, is fixed now. */
	private hold(booking: Booking, item: Item): void {
		const { line, date } = item.asked;
		const policy = this.resources.get(line.resource)?.terms.policy;
		const season = (range: Occurrence['range']) => {
			const [year, month] = range.start.split('-').map(Number);
			return (year ?? 0) - ((month ?? 0) < 9 ? 1 : 0);
		};
		const times = new Set<string>();
		for (const other of this.bookings.filter((each) => each.association === booking.association)) {
			for (const { held } of other.items) {
				if (held?.asked.line.resource !== line.resource) continue;
				if (season(held.asked.date.range) !== season(date.range)) continue;
				times.add(`${other.id} ${held.asked.date.id}`);
			}
		}
		const past = policy?.quotaPerSeason !== undefined && times.size >= policy.quotaPerSeason;
		item.held = {
			asked: item.asked,
			takes: this.takes(line.resource),
			since: this.turn,
			confirmsItself: policy?.confirm === 'itself' && !past,
			pastQuota: past ? policy.quotaPerSeason : undefined
		};
		item.confirmed = false;
		item.tries = false;
		item.ended = undefined;
		item.changeRefused = false;
	}

	/** RS3: every path from the whole down to a part takes its own units. */
	private takes(resource: ResourceId): Taking[] {
		const found: Taking[] = [];
		const walk = (id: ResourceId, each: number, before: number, after: number) => {
			const terms = this.resources.get(id)?.terms;
			const most = {
				before: Math.max(before, terms?.turnaround.before ?? 0),
				after: Math.max(after, terms?.turnaround.after ?? 0)
			};
			const same = found.find((taking) => taking.resource === id);
			if (same === undefined) found.push({ resource: id, each, ...most });
			else {
				same.each += each;
				same.before = Math.max(same.before, most.before);
				same.after = Math.max(same.after, most.after);
			}
			for (const part of terms?.parts ?? []) {
				walk(part.resource, each * part.quantity, most.before, most.after);
			}
		};
		walk(resource, 1, 0, 0);
		return found;
	}

	private reaches(from: ResourceId, to: ResourceId): boolean {
		if (from === to) return true;
		const parts = this.resources.get(from)?.terms.parts ?? [];
		return parts.some((part) => this.reaches(part.resource, to));
	}

	/** Units in service at a minute (RS2). */
	private capacityAt(resource: ResourceId, minute: Instant): number {
		let capacity = this.resources.get(resource)?.terms.capacity ?? 0;
		for (const { value } of this.outages.values()) {
			if (value.resource === resource && value.from <= minute && minute < value.to) {
				capacity -= value.units;
			}
		}
		return capacity;
	}

	private takenAt(resource: ResourceId, minute: Instant, held: Held): number {
		const { from, to } = held.asked.date.range;
		let taken = 0;
		for (const taking of held.takes) {
			if (taking.resource !== resource) continue;
			const begins = from - taking.before * MINUTE;
			const ends = to + taking.after * MINUTE;
			if (begins <= minute && minute < ends) taken += taking.each * held.asked.line.quantity;
		}
		return taken;
	}

	/** Every reason against holding it now, tried after the lines and dates before it (BK7). */
	private whyNot(booking: Booking, item: Item, until: Instant = Infinity): Reason[] {
		const { line, date } = item.asked;
		const known = this.resources.get(line.resource);
		const group = booking.together ? booking.items.filter((each) => each.tries) : [item];
		const before = group.slice(0, group.indexOf(item)).map((each): Held => ({
			asked: each.asked,
			takes: this.takes(each.asked.line.resource),
			since: 0,
			confirmsItself: false,
			pastQuota: undefined
		}));
		const takes = this.takes(line.resource);
		const reasons: Reason[] = [];
		const retired = takes.some(
			(taking) => this.resources.get(taking.resource)?.terms.retired === true
		);
		if (retired) reasons.push({ type: 'Retired' });
		for (const [id, { value }] of this.closures) {
			const concerned =
				value.resources === 'all' ||
				takes.some((taking) => value.resources.includes(taking.resource));
			if (concerned && value.from < date.range.to && date.range.from < value.to) {
				reasons.push({ type: 'Closed', closure: id });
			}
		}
		if (known !== undefined) reasons.push(...notOpen(known.terms, date, item.number));
		let most = Infinity;
		const by = new Set<BookingId>();
		for (const taking of takes) {
			const own = taking.each * line.quantity;
			const begins = date.range.from - taking.before * MINUTE;
			const ends = date.range.to + taking.after * MINUTE;
			for (let minute = begins; minute < ends; minute += MINUTE) {
				const capacity = this.capacityAt(taking.resource, minute);
				if (own > capacity) {
					most = Math.min(most, Math.floor(Math.max(0, capacity) / taking.each));
					continue;
				}
				let taken = 0;
				const here = new Set<BookingId>();
				const count = (id: BookingId, held: Held | undefined) => {
					const units = held === undefined ? 0 : this.takenAt(taking.resource, minute, held);
					taken += units;
					if (units > 0) here.add(id);
				};
				for (const other of this.bookings) {
					for (const each of other.items) {
						if (!group.includes(each) && this.numberOf(each) < until) count(other.id, each.held);
					}
				}
				for (const held of before) count(booking.id, held);
				if (own + taken > capacity) for (const id of here) by.add(id);
			}
		}
		if (most < Infinity) reasons.push({ type: 'OverCapacity', capacity: most });
		if (by.size > 0) reasons.push({ type: 'Taken', by: [...by] });
		return reasons;
	}

	/** BK8: who was told yes and can't all be served, unless that was settled after the last cause. */
	private toSettle(booking: Booking, item: Item): { reasons: SettleReason[]; by: BookingId[] } {
		const { held } = item;
		if (held === undefined) return { reasons: [], by: [] };
		const reasons = new Set<SettleReason>();
		const by = new Set<BookingId>();
		const { from, to } = held.asked.date.range;
		for (const taking of held.takes) {
			const known = this.resources.get(taking.resource);
			const ends = to + taking.after * MINUTE;
			for (let minute = from - taking.before * MINUTE; minute < ends; minute += MINUTE) {
				const parties = this.bookings.flatMap((each) =>
					each.items
						.filter(
							(other) =>
								other.held !== undefined && this.takenAt(taking.resource, minute, other.held) > 0
						)
						.map((other) => ({ id: each.id, other }))
				);
				const taken = parties.reduce(
					(sum, { other }) =>
						sum + (other.held ? this.takenAt(taking.resource, minute, other.held) : 0),
					0
				);
				if (taken <= this.capacityAt(taking.resource, minute)) continue;
				const causes = [known?.lowered ?? NEVER];
				for (const { other } of parties) {
					causes.push({ turn: other.held?.since ?? 0, number: this.numberOf(other) });
				}
				for (const { value, cause } of this.outages.values()) {
					if (value.resource !== taking.resource) continue;
					if (value.from <= minute && minute < value.to) causes.push(cause);
				}
				const last = causes.reduce((a, b) => (b.turn > a.turn ? b : a));
				if (minute + MINUTE <= last.number) continue;
				if (parties.some(({ other }) => other.settled > last.turn)) continue;
				const nominal = known?.terms.capacity ?? 0;
				const twice = parties.some(({ other }) => this.cameBack.has(other.held?.since ?? 0));
				if (taken <= nominal) reasons.add('outOfService');
				else reasons.add(twice ? 'toldTwice' : 'overcommitted');
				for (const { id } of parties) if (id !== booking.id) by.add(id);
			}
			const cuts = (cause: Cause) =>
				cause.turn > held.since && cause.turn > item.settled && to > cause.number;
			for (const { value, cause } of this.closures.values()) {
				const concerned = value.resources === 'all' || value.resources.includes(taking.resource);
				if (concerned && value.from < to && from < value.to && cuts(cause(taking.resource))) {
					reasons.add('closed');
				}
			}
			if (known?.terms.retired === true && cuts(known.retired)) reasons.add('retired');
		}
		return { reasons: [...reasons], by: [...by] };
	}

	private numberOf(item: Item): Instant {
		return this.numbers.get(item.held?.since ?? 0) ?? 0;
	}
}

function askedOf(wish: Wish): Asked[] {
	return wish.lines.flatMap((line) => wish.occurrences.map((date) => ({ line, date })));
}

function equal(one: Asked, other: Asked): boolean {
	return within(one, other) && within(other, one);
}

/** No more units, no earlier, no later, of the same resource. */
function within(one: Asked, other: Asked): boolean {
	return (
		one.line.resource === other.line.resource &&
		one.line.quantity <= other.line.quantity &&
		one.date.range.from >= other.date.range.from &&
		one.date.range.to <= other.date.range.to
	);
}

const asWished = (item: Item) => item.held !== undefined && equal(item.held.asked, item.asked);

function standing(item: Item): Standing {
	if (item.ended !== undefined) return item.ended;
	if (item.held === undefined) return 'waiting';
	return item.confirmed ? 'confirmed' : 'held';
}

function inScope(booking: Booking, scope: Scope): Item[] {
	return booking.items.filter(
		(item) =>
			item.ended !== 'withdrawn' &&
			(scope.lines === undefined || scope.lines.includes(item.asked.line.id)) &&
			(scope.occurrences === undefined || scope.occurrences.includes(item.asked.date.id))
	);
}

function end(item: Item, how: 'refused' | 'withdrawn'): void {
	item.held = undefined;
	item.confirmed = false;
	item.tries = false;
	item.ended = how;
}

const clock = (time: LocalTime) => {
	const [hours, minutes] = time.split(':').map(Number);
	return (hours ?? 0) * 60 + (minutes ?? 0);
};

/** RS5, with the wall clock of UTC: Monday is weekday 1. */
function notOpen({ opening }: ResourceTerms, date: Occurrence, number: Instant): Reason[] {
	const { from, to } = date.range;
	const reasons: Reason[] = [];
	const weekday = (instant: Instant) => new Date(instant).getUTCDay() || 7;
	const minuteOfDay = (instant: Instant) => Math.floor(instant / MINUTE) % 1440;
	const packaged = (opening.packages ?? []).some((each) => {
		if (weekday(from) !== each.startDay || minuteOfDay(from) !== clock(each.startTime))
			return false;
		let ends = from + MINUTE;
		while (weekday(ends) !== each.endDay || minuteOfDay(ends) !== clock(each.endTime) % 1440) {
			ends += MINUTE;
		}
		return ends === to;
	});
	if (opening.packagesOnly === true && !packaged) reasons.push({ type: 'PackagesOnly' });
	if (opening.hours !== undefined && opening.hours.length > 0 && !packaged) {
		for (let minute = from; minute < to; minute += MINUTE) {
			const open = opening.hours.some(
				(hours) =>
					hours.days.some((day) => day === weekday(minute)) &&
					clock(hours.from) <= minuteOfDay(minute) &&
					minuteOfDay(minute) < clock(hours.to)
			);
			if (open) continue;
			reasons.push({ type: 'NotOpen' });
			break;
		}
	}
	for (let minute = from; minute < to; minute += MINUTE) {
		if (!opening.notOn?.some((day) => day === weekday(minute))) continue;
		reasons.push({ type: 'NotThatDay' });
		break;
	}
	const minutes = (to - from) / MINUTE;
	if (opening.shortest !== undefined && !packaged && minutes < opening.shortest) {
		reasons.push({ type: 'TooShort', minutes: opening.shortest });
	}
	if (opening.longest !== undefined && !packaged && minutes > opening.longest) {
		reasons.push({ type: 'TooLong', minutes: opening.longest });
	}
	if (opening.notice !== undefined && number + opening.notice * MINUTE > from) {
		reasons.push({ type: 'TooLate', minutes: opening.notice });
	}
	if (opening.horizonDays !== undefined && number + opening.horizonDays * 1440 * MINUTE < from) {
		reasons.push({ type: 'TooEarly', days: opening.horizonDays });
	}
	const school = date.holiday === 'school' || date.holiday === 'both';
	const national = date.holiday === 'public' || date.holiday === 'both';
	if (opening.notInSchoolHolidays === true && school) reasons.push({ type: 'SchoolHolidays' });
	if (opening.notOnPublicHolidays === true && national) reasons.push({ type: 'PublicHoliday' });
	return reasons;
}
