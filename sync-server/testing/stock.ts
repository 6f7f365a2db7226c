import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { SpaceId } from '../../src/lib/domain/ids.ts';
import { roomPath, type RoomName } from '../wire/room.ts';

/** y-websocket's provider exactly as published; only the socket class is Node's. */
export function stockProvider(
	url: string,
	space: SpaceId,
	protocols: string[],
	room: RoomName = 'register',
	generation?: number
): { doc: Y.Doc; provider: WebsocketProvider } {
	const doc = new Y.Doc();
	const [, server = '', name = ''] =
		/^(.*)\/([^/]+)$/.exec(roomPath(space, room, generation)) ?? [];
	const provider = new WebsocketProvider(url.replace(/^http/, 'ws') + server, name, doc, {
		protocols,
		// The border: ws has the same shape, without the DOM's event classes.
		WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
		disableBc: true
	});
	return { doc, provider };
}
