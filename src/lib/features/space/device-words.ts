import type { DeviceLook } from '$lib/domain/member/types.ts';
import { ofName } from '$lib/i18n/of-name.ts';
import { m } from '$lib/i18n/paraglide/messages';

const SORTS: { readonly [S in DeviceLook['sort']]: () => string } = {
	phone: m.trust_device_phone,
	tablet: m.trust_device_tablet,
	computer: m.trust_device_computer
};
const SYSTEMS: { readonly [S in NonNullable<DeviceLook['system']>]: string } = {
	android: 'Android',
	ios: 'iOS',
	windows: 'Windows',
	macos: 'macOS',
	linux: 'Linux'
};

/** "Téléphone d’Odette, Android": made from what the device is and whose, never written down. */
export function deviceWords(look: DeviceLook | undefined, owner: string): string {
	const sort = (look === undefined ? m.trust_device_other : SORTS[look.sort])();
	const device = owner === '' ? sort : m.trust_device_of({ device: sort, of: ofName(owner) });
	return look?.system === undefined
		? device
		: m.trust_device_on({ device, system: SYSTEMS[look.system] });
}
