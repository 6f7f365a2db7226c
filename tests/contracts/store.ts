import { describe, expect, onTestFinished, test } from 'vitest';
import { idFrom, type FactKey, type SpaceId } from '../../src/lib/domain/ids.ts';
import type { Batch, Store } from '../../sync-server/room/store.ts';

const key = (name: string): FactKey => idFrom<FactKey>(name.padEnd(22, '_'));
const space = idFrom<SpaceId>('space'.padEnd(22, '_'));
const other = idFrom<SpaceId>('other'.padEnd(22, '_'));

function batch(number: number, more: Partial<Batch> = {}): Batch {
	return {
		space,
		last: number,
		rooms: [{ room: 'register', update: Uint8Array.of(number), head: Uint8Array.of(1, number) }],
		keys: [{ key: key(`fact-${String(number)}`), number, room: 'register' }],
		trust: [],
		invitations: [],
		erased: [],
		...more
	};
}

type Opened = { readonly store: Store; readonly reopen: () => Store };

/**
 * What every store must do. `open` gives an empty one; `reopen` opens what it kept, as a new process
 * would. `survives`: it keeps things beyond the process.
 */
export function describeStore(name: string, survives: boolean, open: () => Opened): void {
	const fresh = () => {
		const opened = open();
		onTestFinished(() => {
			opened.store.close();
		});
		return opened;
	};

	describe(`store: ${name}`, () => {
		test('knows nothing at first', () => {
			const { store } = fresh();
			expect(store.lastOf(space)).toBeUndefined();
			expect(store.updatesOf(space, 'register').updates).toEqual([]);
			expect(store.headOf(space, 'register')).toBeUndefined();
			expect(store.trustOf(space)).toEqual([]);
			expect(store.invitationOf('hash')).toBeUndefined();
			expect(store.numberOf(space, key('fact-1'))).toBeUndefined();
			expect(store.writable()).toBe(true);
		});

		test('gives updates back oldest first, by room and space', () => {
			const { store } = fresh();
			store.append([batch(1)]);
			store.append([
				batch(2),
				batch(3, { space: other }),
				batch(4, { rooms: [{ room: 'people', update: Uint8Array.of(40), head: Uint8Array.of(4) }] })
			]);
			store.append([batch(5)]);
			const bytes = (of: SpaceId, room: 'register' | 'people') =>
				store.updatesOf(of, room).updates.map((update) => [...update]);
			expect(bytes(space, 'register')).toEqual([[1], [2], [5]]);
			expect(bytes(space, 'people')).toEqual([[40]]);
			expect(bytes(other, 'register')).toEqual([[3]]);
			expect(store.lastOf(space)).toBe(5);
			expect(store.lastOf(other)).toBe(3);
			expect([...(store.headOf(space, 'register') ?? [])]).toEqual([1, 5]);
		});

		test('[R2] finds the number of a fact, in its own space alone', () => {
			const { store } = fresh();
			store.append([batch(7)]);
			expect(store.numberOf(space, key('fact-7'))).toBe(7);
			expect(store.numberOf(other, key('fact-7'))).toBeUndefined();
		});

		test('[R2] takes all batches or none: a fact numbered twice takes the others with it', () => {
			const { store } = fresh();
			store.append([batch(1)]);
			const twice = batch(9, { keys: [{ key: key('fact-1'), number: 9, room: 'register' }] });
			expect(() => {
				store.append([batch(8, { space: other }), twice]);
			}).toThrow();
			expect(store.lastOf(space)).toBe(1);
			expect(store.lastOf(other)).toBeUndefined();
			expect(store.updatesOf(space, 'register').updates).toHaveLength(1);
			store.append([batch(10)]);
			expect(store.lastOf(space)).toBe(10);
		});

		test('a fact that comes back with a lower number is known by that one', () => {
			const { store } = fresh();
			const numbered = (number: number) =>
				batch(9, { keys: [{ key: key('fact'), number, room: 'register' }] });
			store.append([numbered(7)]);
			store.append([numbered(3)]);
			expect(store.numberOf(space, key('fact'))).toBe(3);
			for (const number of [3, 5, 7])
				expect(() => {
					store.append([numbered(number)]);
				}).toThrow();
			expect(store.numberOf(space, key('fact'))).toBe(3);
		});

		test('gives trust back in the order of numbers, and invitations by their hash', () => {
			const { store } = fresh();
			const entry = (number: number) => ({ number, mac: 'm', text: `text ${String(number)}` });
			store.append([
				batch(1, { trust: [entry(1)] }),
				batch(2, { trust: [entry(2)], invitations: [{ hash: 'hash', key: key('invitation') }] })
			]);
			store.append([
				batch(3, { space: other, invitations: [{ hash: 'hash', key: key('copied') }] })
			]);
			expect(store.trustOf(space)).toEqual([entry(1), entry(2)]);
			expect(store.trustOf(other)).toEqual([]);
			expect(store.invitationOf('hash')).toEqual({ space, key: key('invitation') });
		});

		test('gives trust back as it was appended: what came back from a phone has a lower number', () => {
			const { store } = fresh();
			const entry = (number: number) => ({ number, mac: 'm', text: `text ${String(number)}` });
			store.append([batch(9, { trust: [entry(9)] }), batch(10, { trust: [entry(4), entry(9)] })]);
			expect(store.trustOf(space).map(({ number }) => number)).toEqual([9, 4, 9]);
		});

		test('[R7] puts a room as it is now in place of all before, and never again says how far it goes', () => {
			const { store } = fresh();
			store.append([batch(1)]);
			store.append([batch(2)]);
			const rooms = [
				{
					room: 'register',
					update: Uint8Array.of(3),
					head: Uint8Array.of(1, 3),
					whole: Uint8Array.of(33)
				}
			] as const;
			store.append([batch(3, { rooms, erased: [key('fact-1')] })]);
			const bytes = () => store.updatesOf(space, 'register').updates.map((update) => [...update]);
			expect(bytes()).toEqual([[33]]);
			expect(store.headOf(space, 'register')).toBeUndefined();
			expect(store.isErased(space, key('fact-1'))).toBe(true);
			expect(store.isErased(space, key('fact-2'))).toBe(false);
			expect(store.isErased(other, key('fact-1'))).toBe(false);
			store.append([batch(4)]);
			expect(bytes()).toEqual([[33], [4]]);
			expect(store.headOf(space, 'register')).toBeUndefined();
		});

		test('a room goes on under the generation it was given', () => {
			const { store } = fresh();
			expect(store.generationOf(space, 'register')).toBe(1);
			store.append([batch(1)]);
			const [room] = batch(2).rooms;
			if (room === undefined) throw new Error('no room');
			store.append([batch(2, { rooms: [{ ...room, generation: 3 }] })]);
			store.append([batch(3)]);
			expect(store.generationOf(space, 'register')).toBe(3);
			expect(store.generationOf(space, 'people')).toBe(1);
		});

		test('remembers whose copy is taken on its word', () => {
			const { store } = fresh();
			expect(store.adoptionOf(space)).toBeUndefined();
			for (const said of [false, true]) {
				const adoption = { until: 5, device: 'ONE', said };
				store.adopt(space, adoption);
				expect(store.adoptionOf(space)).toEqual(adoption);
			}
			store.adopt(space, { until: 6, device: 'OTHER', said: false });
			expect(store.adoptionOf(space)).toEqual({ until: 6, device: 'OTHER', said: false });
			expect(store.adoptionOf(other)).toBeUndefined();
		});

		test('says how many bytes a space has, over all its rooms', () => {
			const { store } = fresh();
			expect(store.bytesOf(space)).toBe(0);
			store.append([batch(1), batch(2, { space: other })]);
			expect(store.bytesOf(space)).toBe(1);
			store.compact(
				space,
				'register',
				Uint8Array.of(1, 2, 3),
				store.updatesOf(space, 'register').upTo
			);
			expect(store.bytesOf(space)).toBe(3);
			expect(store.bytesOf(other)).toBe(1);
		});

		test('compacts what was read and keeps what came since', () => {
			const { store } = fresh();
			store.append([batch(1)]);
			store.append([batch(2)]);
			const { upTo } = store.updatesOf(space, 'register');
			store.append([batch(3)]);
			store.compact(space, 'register', Uint8Array.of(12), upTo);
			const after = store.updatesOf(space, 'register');
			expect(after.updates.map((update) => [...update])).toEqual([[12], [3]]);
			store.append([batch(4)]);
			store.compact(space, 'register', Uint8Array.of(123), after.upTo);
			expect(store.updatesOf(space, 'register').updates.map((update) => [...update])).toEqual([
				[123],
				[4]
			]);
		});

		test.runIf(survives)('keeps everything over a reopening', () => {
			const { store, reopen } = fresh();
			store.append([batch(1, { trust: [{ number: 1, mac: 'm', text: 't' }] })]);
			store.adopt(space, { until: 5, device: 'ONE', said: false });
			const again = reopen();
			expect(again.adoptionOf(space)?.until).toBe(5);
			expect(again.lastOf(space)).toBe(1);
			expect(again.numberOf(space, key('fact-1'))).toBe(1);
			expect(again.trustOf(space)).toHaveLength(1);
			expect([...(again.updatesOf(space, 'register').updates[0] ?? [])]).toEqual([1]);
			again.close();
		});
	});
}
