import type { DeviceId } from '../ids.ts';

/** 32 symbols without look-alikes (no I, L, O, U): five bits each. */
export const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LENGTH = 20;

/**
 * What somebody reads aloud to say which device is meant: twenty symbols, the low five bits of the
 * first characters of its id. A hundred bits, so that nobody makes a device that has another's number.
 */
export function deviceNumber(device: DeviceId): string {
	const symbols = Array.from(device.slice(0, LENGTH), (character) =>
		SYMBOLS.charAt(BASE64URL.indexOf(character) & 31)
	);
	return symbols.join('');
}

/** Twenty symbols as they are read and said: four groups of five. */
export const inGroups = (symbols: string): string => symbols.replace(/.{5}(?=.)/g, '$& ');
