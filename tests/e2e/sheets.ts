import type { Browser, Page } from '@playwright/test';
import {
	association,
	bookingRow,
	contact,
	instant,
	itemRow,
	linkRow,
	occurrenceRow,
	range,
	resourceRow,
	spaceRow,
	SPACE
} from '../../src/lib/features/booking/testing/rows.ts';
import type { ItemRow, OccurrenceRow, ResourceRow } from '../../src/lib/store/rows.ts';

/** Friday 11 June 2027, 14:30 in Paris: the moment of every sheet in these tests. */
const NOW = instant('2027-06-11T14:30');
const WEEK = '2027-06-07';

const MONTBRUN = 'Foyer rural de Montbrun';
const LONG =
	'Association intercommunale des parents d’élèves et amis de l’école du Lauragais-Revel-Sorèzois';
const delmas = contact('Mme Delmas', '05 36 49 12 34');
const vidal = contact('Paul Vidal', '06 39 98 21 43');

export const hall = (() => {
	const row = resourceRow('Grande salle', {
		kind: 'room',
		owner: MONTBRUN,
		seats: 150,
		confirm: 'steward',
		after: 60,
		stewards: [delmas],
		conditions: 'Rendre la salle balayée, les tables essuyées et les poubelles sorties.'
	});
	return { ...row, body: { ...row.body, place: { site: 'Salle des fêtes de Montbrun' } } };
})();
export const small = (() => {
	const row = resourceRow('Petite salle', {
		kind: 'room',
		owner: MONTBRUN,
		seats: 19,
		stewards: [delmas],
		closures: [
			{
				id: 'halte',
				range: range('2027-06-09T00:00', '2027-06-10T00:00'),
				reason: 'halte-lecture'
			}
		]
	});
	return { ...row, body: { ...row.body, place: { site: 'Salle des fêtes de Montbrun' } } };
})();
export const chairs = resourceRow('Chaises coque', { capacity: 110, stewards: [vidal] });
const others = ['Tables pliantes', 'Barnum 6 × 4 m', LONG].map((name) =>
	resourceRow(name, { capacity: 4, stewards: [vidal] })
);
export const RESOURCES: readonly ResourceRow[] = [hall, small, chairs, ...others];

type Line = readonly [
	title: string,
	start: string,
	end: string,
	owner: string,
	thing: ResourceRow,
	over?: Partial<ItemRow>
];
const settle = ['toldTwice'] as const;
const LINES: readonly Line[] = [
	['Cours de danse', '08T14:00', '08T17:00', 'École de danse', hall],
	['Belote', '10T20:00', '10T22:00', 'Club des aînés', hall],
	['Montage de la kermesse', '11T17:00', '11T23:00', 'Écoliers du Lauragais', hall],
	['Kermesse de l’école', '12T08:30', '12T20:00', 'Écoliers du Lauragais', hall],
	['Repas des aînés', '13T11:00', '13T17:00', 'Club des aînés', hall, { settle }],
	['Chorale', '13T15:00', '13T18:00', 'Foyer rural', hall, { settle }],
	['Éveil musical', '08T18:00', '08T20:00', 'Foyer rural de Pouze', small],
	['Atelier lecture', '12T09:00', '12T12:00', '« Lire à Issus »', small, { standing: 'askedFree' }],
	['Loto', '12T13:00', '12T19:00', 'Comité des fêtes', small, { standing: 'waiting' }],
	['Vide-grenier', '12T08:00', '13T20:00', 'Comité des fêtes', chairs, { quantity: 60 }]
];
/** The week of the picture: one of each standing. */
export const USUAL: readonly OccurrenceRow[] = LINES.map(
	([title, start, end, owner, thing, over = {}]) =>
		occurrenceRow({
			title,
			start: `2027-06-${start}`,
			end: `2027-06-${end}`,
			owner,
			items: [itemRow(thing, over.quantity, over)]
		})
);

/** As many as a hall could ever see: six a day on everything, all with the longest names. */
export const CROWDED: readonly OccurrenceRow[] = RESOURCES.flatMap((thing, which) =>
	Array.from({ length: 42 }, (_, at) => {
		const day = String(7 + Math.floor(at / 6)).padStart(2, '0');
		const hour = 8 + (at % 6) * 2;
		const clock = (h: number) => `2027-06-${day}T${String(h).padStart(2, '0')}:30`;
		return occurrenceRow({
			title: `Répétition générale de l’harmonie municipale et du chœur n° ${at}`,
			name: `n${which}-${at}`,
			start: clock(hour),
			end: clock(hour + 2),
			owner: LONG,
			items: [itemRow(thing, 2)]
		});
	})
);

/** The phone's database as it would be, without an engine that would fold it from a log. */
export async function openWith(
	{ browser, url }: { readonly browser: Browser; readonly url: string },
	occurrences: readonly OccurrenceRow[],
	resources: readonly ResourceRow[] = RESOURCES
): Promise<Page> {
	const context = await browser.newContext({
		baseURL: url,
		serviceWorkers: 'block',
		viewport: { width: 1280, height: 900 },
		locale: 'fr-FR',
		timezoneId: 'America/Montreal'
	});
	const page = await context.newPage();
	await page.clock.setFixedTime(NOW);
	await page.addInitScript(() => {
		Object.defineProperty(window, 'Worker', {
			value: class extends EventTarget {
				postMessage() {}
				terminate() {}
			}
		});
	});
	await page.goto('/creer');
	await page.getByRole('heading', { level: 1 }).waitFor();
	const tables = {
		spaces: [spaceRow()],
		links: [linkRow()],
		associations: [association(MONTBRUN)],
		resources,
		occurrences,
		bookings: occurrences.slice(0, 20).map((row) => bookingRow(row))
	};
	await page.evaluate(
		async (rows) => {
			const db = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open('la-remise');
				opening.onsuccess = () => resolve(opening.result);
				opening.onerror = () => reject(new Error('no database'));
			});
			const writing = db.transaction(Object.keys(rows), 'readwrite');
			for (const [table, list] of Object.entries(rows)) {
				for (const row of list) writing.objectStore(table).put(row);
			}
			await new Promise((resolve) => {
				writing.oncomplete = resolve;
			});
			db.close();
		},
		JSON.parse(JSON.stringify(tables)) as Record<string, unknown[]>
	);
	return page;
}

export const poster = (view: 'semaine' | 'mois', things: readonly ResourceRow[]): string =>
	`/e/${SPACE}/affiche?vue=${view}&jour=${WEEK}${things.map(({ id }) => `&ressource=${id}`).join('')}`;

/** Goes to a page of sheets and waits until what they show has found its size. */
export async function showSheet(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await page.locator('.paper[data-fitted]').waitFor();
}

type Printed = {
	readonly pages: number;
	/** Of the first page, in points. */
	readonly width: number;
	readonly height: number;
	readonly bytes: Buffer;
};

/** Prints the page as the browser would, and reads what came out. */
export async function printed(page: Page): Promise<Printed> {
	const bytes = await page.pdf({ preferCSSPageSize: true });
	const text = bytes.toString('latin1');
	const boxes = [...text.matchAll(/\/MediaBox\s*\[([\d.\s]+)\]/g)].map(([, box = '']) =>
		box.trim().split(/\s+/).map(Number)
	);
	const pages = [...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
	const [, , width = 0, height = 0] = boxes[0] ?? [];
	return { pages, width, height, bytes };
}
