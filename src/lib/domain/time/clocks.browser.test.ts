import { expect, test } from 'vitest';
import { askIntl, askTemporal } from './clocks.ts';
import type { Zone } from './types.ts';

const ZONES = ['Europe/Paris', 'Indian/Reunion', 'America/Martinique', 'America/Miquelon'];
const OTHERS = ['Pacific/Noumea', 'Africa/Casablanca', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC'];

test.each([...ZONES, ...OTHERS])(
	'[T3] a browser’s Temporal and its Intl tell the same of the clocks in %s',
	(name) => {
		const zone = name as Zone;
		const temporal = askTemporal(zone);
		const intl = askIntl(zone);
		for (let year = 1995; year <= 2045; year += 1) {
			expect(temporal?.(year), String(year)).toEqual(intl(year));
		}
	}
);

test('[T3] neither knows a zone that there is none of', () => {
	const nowhere = 'Mars/Olympus' as Zone;
	expect(() => askTemporal(nowhere)).toThrow(RangeError);
	expect(() => askIntl(nowhere)).toThrow(RangeError);
});
