import { nextEpoch } from './epoch.ts';

/** Begins an epoch where the engine does: in a worker, of which a page hears only what is told. */
self.postMessage(await nextEpoch());
