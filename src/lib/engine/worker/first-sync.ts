import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { MESSAGE } from '../../../../sync-server/wire/message.ts';
import { reaches } from './read-back.ts';

const STEP_1 = 0;

/** The state vector, when the message (its outer type already read) is a step 1. */
function stateVectorIn(decoder: decoding.Decoder): Uint8Array | undefined {
	const look = decoding.clone(decoder);
	return decoding.readVarUint(look) === STEP_1 ? decoding.readVarUint8Array(look) : undefined;
}

/**
 * A relay restored from a backup lacks entries that this phone was told are received, and what it
 * numbers since would slip in between them. So nothing is taken in from a connection before its
 * relay has shown, by its step 1, that it has all that this phone has.
 */
export function guardFirstSync(provider: WebsocketProvider, doc: Y.Doc, lost: () => void): void {
	const usual = provider.messageHandlers[MESSAGE.sync];
	if (usual === undefined) throw new TypeError('a provider syncs');
	let vouched = false;
	let held: Uint8Array[] = [];
	provider.on('status', ({ status }) => {
		if (status === 'connected') return;
		vouched = false;
		held = [];
	});
	provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
		const stateVector = vouched ? undefined : stateVectorIn(decoder);
		if (vouched) {
			usual(encoder, decoder, ...rest);
		} else if (stateVector === undefined) {
			held.push(decoding.readTailAsUint8Array(decoder));
		} else if (reaches(stateVector, doc)) {
			vouched = true;
			usual(encoder, decoder, ...rest);
			// A step 2 is answered by nothing.
			for (const body of held)
				usual(encoding.createEncoder(), decoding.createDecoder(body), ...rest);
			held = [];
		} else {
			lost();
		}
	};
}
