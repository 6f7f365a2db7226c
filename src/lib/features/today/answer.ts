import type { Component } from 'svelte';
import type { HandoverWay } from '../../domain/booking/types.ts';
import type { BookingId, OccurrenceId } from '../../domain/ids.ts';
import type { Send } from '../../engine/commands.ts';

/** What is answered, or noted, in a sheet of its own: of one date of one booking. */
export type Answering = {
	readonly booking: BookingId;
	readonly occurrence: OccurrenceId;
	/** Begins at the form that proposes another date. */
	readonly proposing?: boolean;
	/** Not an answer: what leaves or comes back of it is noted, with keys, quantities and a word. */
	readonly way?: HandoverWay;
};

/** Where that is done; it comes when it is wanted, and is no part of the first screen. */
export type LoadAnswer = (about: Answering) => Promise<{
	readonly default: Component<Answering & { send?: Send }>;
}>;
