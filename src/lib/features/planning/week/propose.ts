import type { OccurrenceRow, SpaceRow } from '../../../store/rows.ts';

/** A booking's page, where another date is proposed to those who asked. */
export const proposeAddress = ({
	space,
	booking,
	occurrence
}: Pick<OccurrenceRow, 'space' | 'booking' | 'occurrence'>): string =>
	`/e/${space}/reservation/${booking}?proposer&date=${occurrence}`;

/** Whoever only reads proposes nothing. */
export const mayPropose = (space: Pick<SpaceRow, 'roles'> | undefined): boolean =>
	space?.roles.some(({ role }) => role !== 'lecteur') ?? false;
