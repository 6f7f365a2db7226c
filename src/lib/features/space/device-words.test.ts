import { afterEach, expect, test } from 'vitest';
import { overwriteGetLocale } from '$lib/i18n/paraglide/runtime.js';
import { deviceWords } from './device-words.ts';

afterEach(() => overwriteGetLocale(() => 'fr'));

test('a device is named by what it is and whose', () => {
	overwriteGetLocale(() => 'fr');
	expect(deviceWords({ sort: 'phone', system: 'android' }, 'Odette')).toBe(
		'Téléphone d’Odette, Android'
	);
	expect(deviceWords({ sort: 'computer', system: 'windows' }, 'Théo')).toBe(
		'Ordinateur de Théo, Windows'
	);
	expect(deviceWords({ sort: 'tablet' }, '')).toBe('Tablette');
	expect(deviceWords(undefined, 'Théo')).toBe('Appareil de Théo');
	overwriteGetLocale(() => 'en');
	expect(deviceWords({ sort: 'phone', system: 'ios' }, 'Odette')).toBe('Phone of Odette, iOS');
});
