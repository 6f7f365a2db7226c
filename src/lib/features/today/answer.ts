import type { Component } from 'svelte';
import type { BookingId, OccurrenceId } from '../../domain/ids.ts';
import type { Send } from '../../engine/commands.ts';

/** What an answer is about: one date of one booking. */
export type Answering = {
	readonly booking: BookingId;
	readonly occurrence: OccurrenceId;
	/** Begins at the form that proposes another date. */
	readonly proposing: boolean;
};

/** Where answers are given; it comes when one is, and is no part of the first screen. */
export type LoadAnswer = () => Promise<{
	readonly default: Component<Answering & { send?: Send }>;
}>;
