import type { Nonce, OutageId, ResourceId } from '../../domain/ids.ts';
import type { Refusal, Result } from '../../domain/refusal.ts';
import type { Instant, LocalDate, Zone } from '../../domain/time/types.ts';
import { dateAt } from '../../domain/time/zoned.ts';
import type { Send } from '../../engine/commands.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { live } from '../../store/live.svelte.ts';
import type { ClaimRow, OccurrenceRow, ResourceRow } from '../../store/rows.ts';
import { placesOf } from '../../store/places.ts';
import type { CurrentSpace } from '../../store/space.svelte.ts';
import type { Undo } from '../../ui/undo.svelte.ts';
import { freeDays, type FreeDay } from './days.ts';
import { claimsOn, nextBookings, resourcesOf } from './queries.ts';
import { mayKeep } from './rights.ts';

const DAYS = 7;
const MOST_BOOKINGS = 5;

/** Everything a resource's page shows, and what can be done there. */
export class ResourceView {
	problem = $state.raw<Refusal>();
	readonly #space: CurrentSpace;
	readonly #id: () => ResourceId;
	readonly #now: { readonly current: Instant };
	readonly #send: Send;
	readonly #undo: Pick<Undo, 'offer'>;
	readonly #rows: { readonly current: readonly ResourceRow[]; readonly ready: boolean };
	readonly #claims: { readonly current: readonly ClaimRow[] };
	readonly #next: { readonly current: readonly OccurrenceRow[]; readonly ready: boolean };

	/** Call it while a component initialises. */
	constructor(
		space: CurrentSpace,
		id: () => ResourceId,
		now: { readonly current: Instant },
		send: Send,
		undo: Pick<Undo, 'offer'>
	) {
		this.#space = space;
		this.#id = id;
		this.#now = now;
		this.#send = send;
		this.#undo = undo;
		// All of them: a whole is as free as its parts are.
		this.#rows = live<readonly ResourceRow[]>(
			() => resourcesOf(space.id),
			[],
			() => space.id
		);
		this.#claims = live<readonly ClaimRow[]>(
			() => claimsOn(space.id, this.today, DAYS),
			[],
			() => [space.id, this.today]
		);
		this.#next = live<readonly OccurrenceRow[]>(
			() => nextBookings(space.id, id(), now.current, MOST_BOOKINGS),
			[],
			() => [space.id, id(), now.current]
		);
	}

	get zone(): Zone {
		return this.#space.row?.zone ?? ('Europe/Paris' as Zone);
	}
	get today(): LocalDate {
		return dateAt(this.#now.current, this.zone);
	}
	get now(): Instant {
		return this.#now.current;
	}
	get ready(): boolean {
		return this.#rows.ready;
	}
	readonly row = $derived.by(() => this.#rows.current.find(({ id }) => id === this.#id()));
	readonly mayKeep = $derived.by(
		() =>
			this.row !== undefined &&
			this.#space.row !== undefined &&
			mayKeep(this.#space.row, this.row.association)
	);
	get bookings(): readonly OccurrenceRow[] {
		return this.#next.current;
	}
	readonly days: readonly FreeDay[] = $derived.by(() => {
		const places = placesOf(this.#rows.current, this.#claims.current);
		return this.row ? freeDays(places, this.row.id, this.today, DAYS, this.zone) : [];
	});
	readonly parts: readonly { readonly row: ResourceRow; readonly quantity: number }[] = $derived.by(
		() =>
			(this.row?.body.parts ?? []).flatMap((part) => {
				const row = this.#rows.current.find(({ id }) => id === part.resource);
				return row ? [{ row, quantity: part.quantity }] : [];
			})
	);

	/** Says what was done and how to take it back, or says why it was not. */
	#told(sent: Result<unknown>, text: string, back: () => Promise<Result<unknown>>): boolean {
		this.problem = sent.ok ? undefined : sent.refusal;
		const undo = async () => {
			const undone = await back();
			this.problem = undone.ok ? undefined : undone.refusal;
		};
		if (sent.ok) this.#undo.offer({ text, undo });
		return sent.ok;
	}

	/** R1: not sent yet, so it just leaves the outbox; once sent, the opposite is said. */
	async #takeBack(
		sent: Result<{ readonly gesture: Nonce }>,
		opposite: () => Promise<Result<unknown>>
	): Promise<Result<unknown>> {
		if (!sent.ok) return sent;
		const { gesture } = sent.value;
		const taken = await this.#send('takeBack', { space: this.#space.id, gesture });
		return taken.ok ? taken : opposite();
	}

	async retire(): Promise<void> {
		const input = { space: this.#space.id, resource: this.#id() };
		const sent = await this.#send('retireResource', input);
		this.#told(sent, m.inventory_retired_done(), () =>
			this.#takeBack(sent, () => this.#send('reinstateResource', input))
		);
	}

	async reinstate(): Promise<void> {
		const input = { space: this.#space.id, resource: this.#id() };
		const sent = await this.#send('reinstateResource', input);
		this.#told(sent, m.inventory_reinstated_done(), () =>
			this.#takeBack(sent, () => this.#send('retireResource', input))
		);
	}

	async noteOutage(
		units: number,
		until: LocalDate | undefined,
		reason: string,
		since: LocalDate
	): Promise<boolean> {
		const sent = await this.#send('noteOutage', {
			space: this.#space.id,
			resource: this.#id(),
			units,
			since,
			...(until ? { until } : {}),
			...(reason.trim() ? { reason: reason.trim() } : {})
		});
		return this.#told(sent, m.inventory_outage_noted(), () =>
			this.#takeBack(sent, async () =>
				sent.ok
					? this.#send('endOutage', { space: this.#space.id, outage: sent.value.outage })
					: sent
			)
		);
	}

	async endOutage(outage: OutageId): Promise<void> {
		const sent = await this.#send('endOutage', { space: this.#space.id, outage });
		this.problem = sent.ok ? undefined : sent.refusal;
	}
}
