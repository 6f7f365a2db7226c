/**
 * Why the relay hangs up. 4400–4499 are final for a stock provider: the app refreshes its ticket or
 * explains. 4500–4599 mean "later": the provider comes back by itself.
 */
export const CLOSE = {
	ticketNotValid: 4401,
	notMember: 4403,
	unknownRoom: 4404,
	/** The room has moved on: the reason says its generation, and its name is `register~2`. */
	otherGeneration: 4409,
	deviceRevoked: 4410,
	storeBusy: 4503,
	tooSlow: 4513,
	tooMany: 4529
} as const;

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];
