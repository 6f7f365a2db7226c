import { runEngine } from './engine.ts';
import { takeTurns } from './turn.ts';

/** One engine per browser. */
const LOCK = 'la-remise/engine';

/** What the page that started this worker may ask of it. */
export type Order = { readonly type: 'steal' };

const turns = takeTurns(LOCK, runEngine);
self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
	if (data.type === 'steal') turns.steal();
});
