import type { Refusal } from '../../domain/refusal.ts';
import type { Room } from '../../register/facts/kinds.ts';
import type { LinkRow } from '../../store/rows.ts';
import type { Returning } from './returning.ts';
import type { RoomLink } from './room-link.ts';

/** What is known of a space's lines to its relay at one moment. */
export type Seen = {
	/** Why the relay won't have the space. */
	readonly refusal: Refusal | undefined;
	readonly online: boolean;
	/** The relay has been tried since this run began. */
	readonly tried: boolean;
	/** None while a space is brought to the relay. */
	readonly lines: Partial<Record<Room, Pick<RoomLink, 'live' | 'open' | 'heard' | 'refusal'>>>;
	/** Rooms whose copy goes back to the relay: they have no line of their own. */
	readonly returning: ReadonlyMap<Room, Pick<Returning, 'stuck' | 'refusal'>>;
};

/** The relay won't have this phone in the room. */
export const isTurnedAway = ({ lines, returning }: Seen, room: Room): boolean =>
	(lines[room] ?? returning.get(room))?.refusal?.type === 'NotMember';

/** Where the link stands, in one word: what trouble there is, then what is going on. */
export function whereItStands(seen: Seen): Pick<LinkRow, 'at' | 'heard' | 'refusal'> {
	const { lines, returning, refusal, online, tried } = seen;
	const all = Object.values(lines);
	const heard = Math.max(0, ...all.map((line) => line.heard)) || undefined;
	const register = lines.register ?? returning.get('register');
	const people = lines.people ?? returning.get('people');
	// Readers have no part in `people`: being turned away there is no trouble.
	const reader = isTurnedAway(seen, 'people');
	const why = refusal ?? register?.refusal ?? (reader ? undefined : people?.refusal);
	if (why !== undefined) return { at: 'refused', heard, refusal: why };
	if ([...returning.values()].some(({ stuck }) => stuck))
		return { at: 'refused', heard, refusal: { type: 'RelayBehind' } };
	if (!online) return { at: 'offline', heard, refusal: undefined };
	if ([...returning.keys()].some((room) => !isTurnedAway(seen, room)))
		return { at: 'returning', heard, refusal: undefined };
	if (lines.register?.live && (lines.people?.live || reader))
		return { at: 'live', heard, refusal: undefined };
	const joining = all.some((line) => line.open) || !tried;
	return { at: joining ? 'joining' : 'offline', heard, refusal: undefined };
}
