import { isKey, type SpaceId } from '../../src/lib/domain/ids.ts';

/** The logs of a space, by name. */
export const ROOMS = ['register', 'people'] as const;
export type RoomName = (typeof ROOMS)[number];

/** Path of a room's socket, to be appended to the relay's origin. */
export const roomPath = (space: SpaceId, room: RoomName): string => `/sync/${space}/${room}`;

/** What a path names; `undefined` unless it has the form of a room's path. */
export function readRoomPath(path: string): { space: SpaceId; room: RoomName } | undefined {
	const [empty, sync, space, room, ...more] = path.split('/');
	if (empty !== '' || sync !== 'sync' || more.length > 0 || !isKey<SpaceId>(space))
		return undefined;
	const name = ROOMS.find((known) => known === room);
	return name && { space, room: name };
}
