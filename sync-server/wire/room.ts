import { isKey, type SpaceId } from '../../src/lib/domain/ids.ts';

/** The logs of a space, by name. */
export const ROOMS = ['register', 'people'] as const;
export type RoomName = (typeof ROOMS)[number];

/** A generation of a room: it grows when a restored relay is given back what it had lost. */
export type Generation = number;
const FIRST: Generation = 1;

/** `register`, `register~2`: what a room of that generation is called. */
const titleOf = (room: RoomName, generation: Generation): string =>
	generation === FIRST ? room : `${room}~${String(generation)}`;

/** Path of a room's socket, to be appended to the relay's origin. */
export const roomPath = (space: SpaceId, room: RoomName, generation: Generation = FIRST): string =>
	`/sync/${space}/${titleOf(room, generation)}`;

export type Door = {
	readonly space: SpaceId;
	readonly room: RoomName;
	readonly generation: Generation;
};

/** What a path names; `undefined` unless it has the form of a room's path. */
export function readRoomPath(path: string): Door | undefined {
	const [empty, sync, space, title = '', ...more] = path.split('/');
	if (empty !== '' || sync !== 'sync' || more.length > 0 || !isKey<SpaceId>(space))
		return undefined;
	const [, name, digits] = /^([a-z]+)(?:~([1-9]\d{0,8}))?$/.exec(title) ?? [];
	const room = ROOMS.find((known) => known === name);
	return room && { space, room, generation: digits === undefined ? FIRST : Number(digits) };
}

/** The generation a relay names when it hangs up because the room has moved on. */
export function readGeneration(reason: string): Generation | undefined {
	return /^[1-9]\d{0,8}$/.test(reason) ? Number(reason) : undefined;
}
