import { expect, test } from 'vitest';
import { createTrust } from '../../src/lib/register/trust/state.ts';
import { Device } from '../testing/device.ts';
import type { Arrival } from './check.ts';
import { RoomLog } from './log.ts';
import { step, type Means, type Space } from './step.ts';

const ada = new Device();

function world(now: number) {
	const { space: id, sealed } = ada.founding();
	const space: Space = { id, last: 0, trust: createTrust(id) };
	const log = new RoomLog([], 1);
	const means: Means = {
		now,
		mac: (_, room, number) => `${room} ${String(number)}`,
		verify: () => false,
		numberOf: () => undefined,
		isErased: () => false,
		log: () => log
	};
	const founding: Arrival = { room: 'register', sealed, device: ada.id };
	const words = (text: string): Arrival => ({
		room: 'register',
		sealed: ada.say(id, 'words.written', { text }),
		device: ada.id
	});
	return { space, log, means, founding, words };
}

test('numbers follow the clock, and never stand still or go back', () => {
	const { space, means, founding, words } = world(1000);
	const first = step(space, [founding, words('une'), words('deux')], means);
	expect(first.outcomes.map((outcome) => 'number' in outcome && outcome.number)).toEqual([
		1000, 1001, 1002
	]);
	const back = step(space, [words('trois')], { ...means, now: 500 });
	expect(back.batch?.last).toBe(1003);
	const later = step(space, [words('quatre')], { ...means, now: 9000 });
	expect(later.batch?.last).toBe(9000);
});

test('a fact is judged by what came just before it', () => {
	const { space, means, founding, words } = world(1000);
	const { outcomes, batch } = step(space, [words('trop tôt'), founding, words('à temps')], means);
	expect(outcomes.map(({ type }) => type)).toEqual(['refused', 'numbered', 'numbered']);
	expect(batch?.keys).toHaveLength(2);
	expect(batch?.trust).toHaveLength(1);
});

test('[R2] the same fact twice in one step is numbered once', () => {
	const { space, means, founding, words } = world(1000);
	const twice = words('une');
	const { outcomes } = step(space, [founding, twice, twice], means);
	expect(outcomes.map(({ type }) => type)).toEqual(['numbered', 'numbered', 'again']);
});

test('nothing taken is nothing to commit', () => {
	const { space, means, words } = world(1000);
	expect(step(space, [words('étranger')], means).batch).toBeUndefined();
	expect(space.last).toBe(0);
});

test('the update of a step holds its entries and nothing else', () => {
	const { space, means, founding, words } = world(1000);
	const first = step(space, [founding], means).batch?.rooms[0];
	const second = step(space, [words('une')], means).batch?.rooms[0];
	if (!first || !second) throw new Error('nothing appended');
	const copy = new RoomLog([first.update, second.update], 2);
	expect(copy.head()).toEqual(second.head);
	expect(new RoomLog([second.update], 2).head()).not.toEqual(second.head);
});
