import { expect, test } from 'vitest';
import { idFrom, type LineId, type OccurrenceId, type WordsId } from '../../domain/ids.ts';
import type { Zone } from '../../domain/time/types.ts';
import type { FactOf } from '../../register/facts/fact.ts';
import { layOver } from '../../register/overlay.ts';
import { deviceOf, june } from '../../register/testing/facts.fixture.ts';
import { DATE, LINE, Village } from '../../register/testing/village.fixture.ts';
import { bookingRows } from './booking.ts';
import { spread } from './spread.ts';
import { noDirt } from './touched.ts';
import { createView, type View } from './view.ts';

const NEXT = 'e' as OccurrenceId;
const CHAIRS = 'c' as LineId;
const when = (from: number, to: number) => {
	const { start, end } = june(from, to);
	return { start, end };
};

function viewOf(v: Village): View {
	const parts = {
		overlay: layOver(v.state(), [], 0),
		unsent: new Set<string>(),
		beside: new Map(),
		device: deviceOf('Ada'),
		admitted: new Map()
	};
	return createView(parts, 'Europe/Paris' as Zone);
}
function historyOf(view: View, id: string) {
	const booking = view.state.bookings.get(id);
	if (!booking) throw new Error('no booking');
	return bookingRows(view, booking).booking.history;
}

/** Tables and chairs on two dates. */
function season() {
	const v = new Village();
	const tables = v.resource('Ada', v.foyer, { name: 'Tables', capacity: 32 });
	const chairs = v.resource('Ada', v.foyer, { name: 'Chaises', capacity: 100 });
	const id = v.ask('Ben', v.school, tables, [10, 12], {
		lines: [
			{ id: LINE, resource: tables, quantity: 20 },
			{ id: CHAIRS, resource: chairs, quantity: 80 }
		],
		occurrences: [
			{ id: DATE, range: june(10, 12), holiday: 'none' },
			{ id: NEXT, range: june(14, 16), holiday: 'none' }
		]
	});
	return { v, id, tables, chairs };
}

test('[R6] a change says what it changes, before and after: the date, the number, what comes and goes', () => {
	const { v, id } = season();
	const moved = { id: DATE, range: june(11, 13), holiday: 'none' } as const;
	v.say('Ben', 'booking.changed', { occurrences: { set: [moved] } }, { about: id });
	v.say('Ben', 'booking.changed', { lines: { set: [{ id: LINE, quantity: 18 }] } }, { about: id });
	v.say('Ben', 'booking.changed', { lines: { drop: [CHAIRS] } }, { about: id });

	expect(historyOf(viewOf(v), id).map(({ changes }) => changes)).toEqual([
		undefined,
		[{ of: 'date', was: when(10, 12), is: when(11, 13) }],
		[
			{
				of: 'line',
				was: { resourceName: 'Tables', quantity: 20 },
				is: { resourceName: 'Tables', quantity: 18 }
			}
		],
		[{ of: 'line', was: { resourceName: 'Chaises', quantity: 80 } }]
	]);
});

test('[R6] what it is for, and for whom, says before and after in words and names', () => {
	const { v, id } = season();
	const words = (text: string): WordsId => v.say('Ben', 'words.written', { text });
	const [fair, lotto] = [words('Kermesse'), words('Loto')];
	const say = (body: FactOf<'booking.changed'>['body']) =>
		v.say('Ben', 'booking.changed', body, { about: id });
	say({ purpose: fair, contact: v.camPerson });
	say({ purpose: lotto, partner: v.mairie });
	say({ purpose: null });
	const told = () => historyOf(viewOf(v), id).map(({ changes }) => changes);
	const field = (name: string, more: object) => ({ of: 'field', field: name, ...more });
	expect(told()).toEqual([
		undefined,
		[field('purpose', { is: 'Kermesse' }), field('contact', { is: 'Camille' })],
		[field('partner', { is: 'Mairie' }), field('purpose', { was: 'Kermesse', is: 'Loto' })],
		[field('purpose', { was: 'Loto' })]
	]);
	// R7: what is erased is gone from the history too, and it is written anew for it.
	const dirt = noDirt();
	dirt.words.add(fair);
	spread(viewOf(v), dirt);
	expect([...dirt.bookings]).toContain(id);
	v.say('Ada', 'person.erased', { keys: [idFrom(fair)] }, { about: v.space });
	expect(told()[2]?.[1]).toEqual(field('purpose', { was: '', is: 'Loto' }));
});

test('[BK10] what is about one date of several, or one thing, says which; the whole says nothing', () => {
	const { v, id } = season();
	const about = { about: id };
	v.say('Ben', 'booking.withdrawn', { occurrences: [NEXT], lines: [CHAIRS] }, about);
	v.say('Ben', 'booking.withdrawn', {}, about);
	const [, some, all] = historyOf(viewOf(v), id);
	expect(some).toMatchObject({
		dates: [when(14, 16)],
		things: [{ resourceName: 'Chaises', quantity: 80 }]
	});
	expect([all?.dates, all?.things]).toEqual([undefined, undefined]);
});

test('[BK12] each handover says how many of which thing', () => {
	const { v, id } = season();
	const noted = { way: 'out', occurrence: DATE, when: 0 } as const;
	v.say('Ben', 'handover.noted', { ...noted, line: LINE, quantity: 12 }, { about: id });
	v.say('Ben', 'handover.noted', { ...noted, line: CHAIRS, quantity: 80 }, { about: id });
	expect(
		historyOf(viewOf(v), id)
			.slice(1)
			.map(({ things }) => things)
	).toEqual([
		[{ resourceName: 'Tables', quantity: 12 }],
		[{ resourceName: 'Chaises', quantity: 80 }]
	]);
});

test('[R6] a thing no longer asked for that gets another name is renamed in the history too', () => {
	const { v, id, chairs } = season();
	v.say('Ben', 'booking.changed', { lines: { drop: [CHAIRS] } }, { about: id });
	const dirt = noDirt();
	dirt.resources.add(chairs);
	spread(viewOf(v), dirt);
	expect([...dirt.bookings]).toContain(id);
});
