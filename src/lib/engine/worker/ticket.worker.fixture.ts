import { idFrom, type SpaceId } from '../../domain/ids.ts';
import { thisDevice } from '../device.ts';
import { createClock, ticketFor } from './clock.ts';

/** Makes a ticket where the engine does: in a worker, which is neither a page nor Node. */
const space = idFrom<SpaceId>('space'.padEnd(22, '-'));
self.postMessage(await ticketFor(space, await thisDevice(), createClock()));
