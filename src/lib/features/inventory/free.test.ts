import { describe, expect, test } from 'vitest';
import type { LocalDate, LocalDateTime } from '../../domain/time/types.ts';
import { setLocale } from '../../i18n/paraglide/runtime.js';
import type { ClaimRow, ResourceRow } from '../../store/rows.ts';
import { nowWords } from './availability-words.ts';
import { freeDays } from './days.ts';
import { unitsFree } from '../../domain/availability/free.ts';
import { placesOf } from '../../store/places.ts';
import { freeNow } from './free.ts';
import { instantAt, resourceId, shed, ZONE } from './testing/shed.ts';

setLocale('fr', { reload: false });
const TODAY = '2026-11-23' as LocalDate;
const { resources } = shed(TODAY);
const named = (name: string): ResourceRow => {
	const row = resources.find((candidate) => candidate.name.startsWith(name));
	if (!row) throw new Error(name);
	return row;
};
const hall = named('Salle des fêtes');
const chairs = named('Chaises');
const at = (time: string) => instantAt(`${TODAY}T${time}`);
let nth = 0;
function claim(
	row: ResourceRow,
	quantity: number,
	from: string,
	to: string,
	over: Partial<ClaimRow> = {}
): ClaimRow {
	nth += 1;
	return {
		id: `c${nth}`,
		space: row.space,
		resource: row.id,
		booking: `b${nth}` as ClaimRow['booking'],
		quantity,
		from: at(from),
		to: at(to),
		span: { from: at(from), to: at(to) },
		standing: 'held',
		title: 'Belote',
		associationName: 'Comité',
		days: [],
		...over
	};
}
const shelf = (...claims: ClaimRow[]) => placesOf(resources, claims);
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('[BK14] how many are free', () => {
	test('[BK3] the peak counts, not the sum; half-open ranges touch without clashing (T2)', () => {
		const booked = shelf(claim(chairs, 60, '09:00', '12:00'), claim(chairs, 50, '12:00', '18:00'));
		expect(unitsFree(booked, chairs.id, at('09:00'), at('18:00'))).toBe(50);
		expect(unitsFree(booked, chairs.id, at('18:00'), at('19:00'))).toBe(110);
	});
	test('[RS2] what is out of service is not free, and has not been before', () => {
		expect(chairs.outages[0]?.units).toBe(10);
		expect(unitsFree(shelf(), chairs.id, at('09:00'), at('10:00'))).toBe(110);
		const yesterday = instantAt('2026-11-22T10:00');
		expect(unitsFree(shelf(), chairs.id, yesterday, yesterday + 1)).toBe(120);
	});
	test('waiting and withdrawn claims take nothing', () => {
		const waiting = claim(hall, 1, '09:00', '12:00', { standing: 'waiting' });
		const withdrawn = claim(hall, 1, '09:00', '12:00', { standing: 'withdrawn' });
		expect(unitsFree(shelf(waiting, withdrawn), hall.id, at('10:00'), at('11:00'))).toBe(1);
	});
	test('[RS3] a whole is as free as its scarcest part', () => {
		const small = named('Petite salle');
		const whole: ResourceRow = {
			...hall,
			id: resourceId('tout le batiment'),
			body: {
				...hall.body,
				parts: [
					{ resource: hall.id, quantity: 1 },
					{ resource: small.id, quantity: 1 }
				]
			}
		};
		const claims = [claim(small, 1, '09:00', '12:00')];
		const both = placesOf([...resources, whole], claims);
		expect(unitsFree(both, whole.id, at('10:00'), at('11:00'))).toBe(0);
		expect(unitsFree(both, whole.id, at('12:00'), at('13:00'))).toBe(1);
	});
	test('a closure takes all of it', () => {
		const closed: ResourceRow = {
			...chairs,
			closures: [
				{
					id: 'x',
					range: {
						start: `${TODAY}T08:00` as LocalDateTime,
						end: `${TODAY}T12:00` as LocalDateTime,
						zone: ZONE,
						from: at('08:00'),
						to: at('12:00')
					},
					reason: undefined
				}
			]
		};
		expect(unitsFree(placesOf([closed], []), closed.id, at('09:00'), at('10:00'))).toBe(0);
	});
});

describe('until when', () => {
	test('[RS4] its turnaround ends the time it can be had before the next booking', () => {
		const cleaned = { ...hall, body: { ...hall.body, turnaround: { before: 0, after: 60 } } };
		const booked = placesOf([cleaned], [claim(hall, 1, '17:00', '20:00')]);
		const end = instantAt('2026-11-25T00:00');
		expect(freeNow(booked, hall.id, at('14:30'), end)).toEqual({ free: 1, until: at('16:00') });
	});
	test('free until the next booking, taken until it ends', () => {
		const booked = shelf(claim(hall, 1, '17:00', '20:00'));
		const end = instantAt('2026-11-25T00:00');
		expect(freeNow(booked, hall.id, at('14:30'), end)).toEqual({ free: 1, until: at('17:00') });
		expect(freeNow(booked, hall.id, at('18:00'), end)).toEqual({ free: 0, until: at('20:00') });
		expect(freeNow(booked, hall.id, at('20:00'), end)).toEqual({ free: 1, until: undefined });
	});
	const said = (row: ResourceRow, time: string, claims: ClaimRow[] = [], late = false) => {
		const { st, word, detail } = nowWords(shelf(...claims), row, late, at(time), ZONE);
		return plain(`${st} ${word} ${detail}`.trim());
	};
	test('in words', () => {
		const evening = claim(hall, 1, '17:00', '20:00');
		expect(said(hall, '14:30', [evening])).toBe('yes Libre jusqu’à 17 h');
		expect(said(hall, '17:00', [evening])).toBe('no Prise jusqu’à 20 h');
		expect(said(hall, '14:30')).toBe('yes Libre');
		expect(said(chairs, '14:30', [claim(chairs, 80, '09:00', '18:00')])).toBe(
			'count 30 libres sur 120'
		);
		expect(said(named('Groupe'), '14:30')).toBe('no Hors service jusqu’au 17 décembre');
	});
	test('[BK12] what has not come back is said before all else', () => {
		const out = claim(hall, 1, '08:00', '23:00');
		expect(said(hall, '14:30', [out], true)).toBe('late En retard pas revenue');
	});
});

describe('the next seven days', () => {
	test('the least of the day is what can be promised; part of a day is said', () => {
		const booked = shelf(claim(chairs, 100, '13:00', '14:00'), claim(hall, 1, '13:00', '14:00'));
		const [today, tomorrow] = freeDays(booked, chairs.id, TODAY, 7, ZONE);
		expect(today).toEqual({ date: TODAY, free: 10, somewhen: true });
		expect(tomorrow?.free).toBe(110);
		expect(freeDays(booked, hall.id, TODAY, 1, ZONE)[0]).toMatchObject({ free: 0, somewhen: true });
	});
	test('a night booking leaves the day free', () => {
		const night = shelf(claim(hall, 1, '23:00', '23:30'));
		expect(freeDays(night, hall.id, TODAY, 1, ZONE)[0]?.free).toBe(1);
	});
});
