import type * as Y from 'yjs';
import type { DeviceId, SpaceId } from '../../domain/ids.ts';
import { readLog } from '../../register/log.ts';
import { appendToTrust } from '../../register/trust.ts';
import { createTrust } from '../../register/trust/state.ts';

/**
 * Whether a register says that this device was let in, be it put out again since. A relay that doesn't
 * know such a device has lost something; of a copy restored on a new phone it has not.
 */
export function wasLetIn(space: SpaceId, register: Y.Doc, device: DeviceId): boolean {
	const trust = createTrust(space);
	for (const entry of readLog(register)) appendToTrust(trust, 'register', entry);
	return trust.devices.has(device);
}
