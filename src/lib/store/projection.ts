import { db } from './db.ts';

/** The tables that can be dropped and rebuilt from the log at any time; each row names its space. */
export const PROJECTION_TABLES = [
	db.associations,
	db.people,
	db.members,
	db.invitations,
	db.resources,
	db.occurrences,
	db.bookings,
	db.claims,
	db.notices
] as const;
