import type { BookingId, SpaceId } from '../../domain/ids.ts';
import type { LocalDate } from '../../domain/time/types.ts';

const base = (space: SpaceId) => `/e/${space}`;

export const bookingAddress = (space: SpaceId, booking: BookingId) =>
	`${base(space)}/reservation/${booking}`;
export const dayAddress = (space: SpaceId, day: LocalDate) => `${base(space)}/planning?jour=${day}`;
export const askAddress = (space: SpaceId) => `${base(space)}/reserver`;
export const addAddress = (space: SpaceId) => `${base(space)}/inventaire/nouveau`;
export const inviteAddress = (space: SpaceId) => `${base(space)}/plus/inviter`;
