import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addDays, weekdayOf } from '../../domain/time/date.ts';
import { departementOf } from '../../domain/holiday/holiday.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import type { ExampleSpace } from '../../engine/inputs.ts';
import { recogniseColumns } from '../inventory/columns.ts';
import { importRows } from '../inventory/import-row.ts';
import { readInventory } from '../inventory/read.ts';
import { readTable } from '../table/read.ts';
import { exampleSpace } from './example.ts';

const START = '2026-09-01' as LocalDate;
const days = Array.from({ length: 370 }, (_, at) => addDays(START, at));

describe('the example space', () => {
	test('is what the command that loads it takes', () => {
		const example: ExampleSpace = exampleSpace(START);
		expect(example.rows).toHaveLength(23);
	});

	test('holds the inventory of the Lauragais, its duplicate row aside', async () => {
		const table = await readTable(readFileSync('tests/fixtures/inventaire-lauragais.csv'));
		if (!table.ok) throw new Error(table.refusal.type);
		const { rows } = readInventory(table.value, recogniseColumns(table.value), '');
		const shape = (row: ReturnType<typeof importRows>[number]) => ({
			name: row.resource.name.replaceAll("'", '’'),
			kind: row.resource.kind,
			capacity: row.resource.capacity,
			tariffs: row.resource.tariffs,
			deposit: row.resource.deposit,
			stewards: row.resource.stewards,
			owner: row.associationName
		});
		const expected = importRows(rows, new Set([19])).map(shape);
		expect(exampleSpace(START).rows.map(shape)).toEqual(expected);
	});

	test('books only what it has, whatever the day', () => {
		for (const today of days) {
			const { rows, kits, bookings } = exampleSpace(today);
			const capacity = new Map(
				[...rows, ...kits].map((row) => [row.resource.name, row.resource.capacity])
			);
			for (const { lines, occurrences } of bookings) {
				for (const { start, end } of occurrences) expect(start < end).toBe(true);
				for (const { resourceName, quantity } of lines) {
					expect(capacity.get(resourceName) ?? 0).toBeGreaterThanOrEqual(quantity);
				}
			}
		}
	});

	test('whatever the day, one thing is late, one goes out today and one waits behind another', () => {
		for (const today of days) {
			const { bookings } = exampleSpace(today);
			const by = (purpose: string) => {
				const booking = bookings.find((candidate) => candidate.purpose === purpose);
				const occurrence = booking?.occurrences[0];
				if (!booking || !occurrence) throw new Error(purpose);
				return { ...booking, ...occurrence };
			};
			const late = by('Loto du club');
			expect([late.out, late.end < `${today}T00:00`]).toEqual([true, true]);
			expect(by('Vide-grenier').start.slice(0, 10)).toBe(today);
			const [belote, tales] = [by('Concours de belote'), by('Soirée contes et soupe')];
			expect(tales.start < belote.end && belote.start < tales.end).toBe(true);
			const purposes = bookings.map((booking) => booking.purpose);
			expect(purposes.indexOf(belote.purpose)).toBeLessThan(purposes.indexOf(tales.purpose));
		}
	});

	test('[RS3] it has a kit, made of things it has, which somebody has booked', () => {
		const { rows, kits, bookings } = exampleSpace(START);
		const capacity = new Map(rows.map((row) => [row.resource.name, row.resource.capacity]));
		const parts = kits.flatMap((kit) => kit.parts);
		expect(parts).not.toEqual([]);
		for (const { resourceName, quantity } of parts) {
			expect(capacity.get(resourceName) ?? 0).toBeGreaterThanOrEqual(quantity);
		}
		const booked = bookings.flatMap(({ lines }) => lines.map((line) => line.resourceName));
		for (const { resource } of kits) expect(booked).toContain(resource.name);
	});

	test('[T6] its communes tell which school holidays are theirs', () => {
		const { rows, kits } = exampleSpace(START);
		for (const { resource } of [...rows, ...kits]) {
			expect(departementOf(resource.place?.commune?.insee ?? '')).toBe('31');
		}
	});

	test('[RS5] the small hall is never asked for on a Wednesday', () => {
		for (const today of days) {
			const dates = exampleSpace(today)
				.bookings.filter((booking) =>
					booking.lines.some((line) => /^Petite/.test(line.resourceName))
				)
				.flatMap((booking) => booking.occurrences)
				.map(({ start }) => weekdayOf(start.slice(0, 10) as LocalDate));
			expect(dates).not.toContain(3);
		}
	});

	test('its phone numbers are those kept for fiction', () => {
		const { rows, bookings } = exampleSpace(START);
		const people = [
			...rows.flatMap((row) => row.resource.stewards ?? []),
			...bookings.map((b) => b.contact)
		];
		for (const { phone } of people) expect(phone).toMatch(/^(05 36 49|06 39 98) \d\d \d\d$/);
	});
});
