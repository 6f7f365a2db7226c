import { afterEach, expect, test } from 'vitest';
import type { ResourceId, SpaceId } from '../../domain/ids.ts';
import type { LocalDate, LocalDateTime } from '../../domain/time/types.ts';
import { db } from '../../store/db.ts';
import { PROJECTION_TABLES } from '../../store/projection.ts';
import { tell } from '../channel.ts';
import { run } from '../command/run.ts';
import type { CommandName, Done, Input } from '../commands.ts';
import { runEngine } from '../worker/engine.ts';
import { dropRecord, readRecord } from './record.ts';
import { until } from '../../../../tests/until.ts';

const local = (text: string) => text as LocalDateTime;

/** The engine in this very page, so that it can be stopped. */
function startHere(): () => Promise<void> {
	const stop = new AbortController();
	const done = runEngine(stop.signal);
	return async () => {
		stop.abort();
		await done;
	};
}

async function doIt<C extends CommandName>(name: C, input: Input<C>): Promise<Done<C>> {
	const done = await run(name, input);
	if (!done.ok) throw new Error(`${name}: ${done.refusal.type}`);
	return done.value;
}

const dump = async (space: SpaceId) =>
	Object.fromEntries(
		await Promise.all(
			PROJECTION_TABLES.map(async (table) => [
				table.name,
				await table.where('space').equals(space).sortBy(table.schema.primKey.name)
			])
		)
	);

afterEach(async () => {
	for (const { id } of await db.spaces.toArray())
		await run('forgetSpace', { space: id, evenUnsent: true });
});

async function village(): Promise<{ space: SpaceId; settled: () => Promise<void> }> {
	const room = (name: string) => ({
		resource: { kind: 'room' as const, association: unread, name, capacity: 1 },
		associationName: 'Foyer rural',
		source: { system: 'example', id: name }
	});
	const { space } = await doIt('loadExample', {
		example: {
			name: 'Exemple',
			firstName: 'Odile',
			myAssociation: 'Foyer rural',
			rows: [room('Grande salle'), room('Petite salle')],
			bookings: ['Loto', 'Chorale', 'Théâtre'].map((purpose, at) => ({
				associationName: 'Foyer rural',
				contact: { name: 'Lucien' },
				lines: [{ resourceName: 'Grande salle', quantity: 1 }],
				occurrences: [
					{ start: local(`2027-06-13T${String(14 + at)}:00`), end: local('2027-06-13T23:00') }
				],
				purpose
			}))
		}
	});
	const settled = () =>
		until(async () => expect(await db.outbox.where('space').equals(space).count()).toBe(0)).then(
			() => undefined
		);
	await settled();
	return { space, settled };
}

// An example names its associations; the id a form would give is not read.
const unread = ''.padEnd(22, '-') as never;

test('rows kept in step, change by change, are those a rebuild from the log makes', async () => {
	const stop = startHere();
	const { space, settled } = await village();
	const bookings = await db.bookings.where('space').equals(space).toArray();
	const resources = await db.resources.where('space').equals(space).toArray();
	const loto = bookings.find(({ title }) => title === 'Loto');
	const hall = resources.find(({ name }) => name === 'Grande salle');
	const person = await db.people
		.where('space')
		.equals(space)
		.filter(({ name }) => name === 'Lucien')
		.first();
	const association = hall?.association;
	if (!loto || !hall || !person || !association) throw new Error('not shown');

	await doIt('changeResource', { space, resource: hall.id, change: { name: 'Salle des fêtes' } });
	await doIt('changePerson', { space, person: person.id, phone: '06 39 98 00 01' });
	await doIt('changeAssociation', { space, association, change: { name: 'Foyer de Montbrun' } });
	await doIt('commentBooking', { space, booking: loto.id, text: 'À confirmer' });
	await doIt('changeBooking', { space, booking: loto.id, change: { purpose: 'Grand loto' } });
	await doIt('noteOutage', {
		space,
		resource: hall.id,
		units: 1,
		since: '2027-06-13' as LocalDate,
		reason: 'Toiture'
	});
	// A change one can undo waits ten seconds on the phone.
	await db.outbox.where('space').equals(space).modify({ notBefore: 0 });
	tell({ type: 'written', space });
	await settled();

	const kept = await dump(space);
	const occurrence = await db.occurrences.where('booking').equals(loto.id).first();
	expect(occurrence?.title).toBe('Grand loto');
	expect(occurrence?.associationName).toBe('Foyer de Montbrun');
	expect(occurrence?.contact?.phone).toBe('06 39 98 00 01');
	expect(occurrence?.items[0]?.resourceName).toBe('Salle des fêtes');
	expect(occurrence?.settle).toBe(true);
	await stop();

	await dropRecord(space);
	await db.occurrences.where('space').equals(space).delete();
	await db.resources.put({ ...hall, id: 'gone'.padEnd(22, '-') as ResourceId });
	const stopAgain = startHere();
	await until(async () => expect(await readRecord(space)).toBeDefined());
	expect(await dump(space)).toEqual(kept);
	await stopAgain();
});

test('a second start with nothing new writes no row', async () => {
	const stop = startHere();
	const { space } = await village();
	await stop();
	let written = 0;
	const count = (): void => {
		written += 1;
	};
	for (const table of PROJECTION_TABLES) {
		table.hook('creating', count);
		table.hook('updating', count);
	}
	const again = startHere();
	await doIt('addPerson', { space, name: 'Jeanne' });
	await until(async () => expect(await db.people.where('space').equals(space).count()).toBe(3));
	await until(async () => expect(await db.outbox.count()).toBe(0));
	for (const table of PROJECTION_TABLES) {
		table.hook('creating').unsubscribe(count);
		table.hook('updating').unsubscribe(count);
	}
	// Jeanne, first unsent and then in the log: nothing else.
	expect(written).toBeLessThanOrEqual(2);
	await again();
});
