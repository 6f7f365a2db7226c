import { afterEach, expect, test } from 'vitest';
import { giveFile, shareWith } from './give-file.ts';

const table = () => new Blob(['a;b'], { type: 'text/csv' });

/** What the page would have been on another phone; the real one is put back after each test. */
function onPhone(own: Readonly<Record<string, unknown>>): void {
	for (const [name, value] of Object.entries(own)) {
		Object.defineProperty(navigator, name, { value, configurable: true });
	}
}
afterEach(() => {
	for (const name of ['userAgent', 'maxTouchPoints', 'canShare', 'share']) {
		Reflect.deleteProperty(navigator, name);
	}
});

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)';
const IPAD = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';

/** The link the browser was told to save, read in the moment of its click. */
async function saved(give: () => Promise<unknown>) {
	const seen: { name: string; text: Promise<string> }[] = [];
	const catchIt = (event: Event) => {
		if (!(event.target instanceof HTMLAnchorElement)) return;
		event.preventDefault();
		const { download, href } = event.target;
		seen.push({ name: download, text: fetch(href).then((answer) => answer.text()) });
	};
	document.addEventListener('click', catchIt);
	const given = await give();
	document.removeEventListener('click', catchIt);
	return { given, files: await Promise.all(seen.map(async (s) => [s.name, await s.text])) };
}

test('a browser that saves files saves it under its name', async () => {
	expect(await saved(() => giveFile('a.csv', table()))).toEqual({
		given: 'given',
		files: [['a.csv', 'a;b']]
	});
	expect(document.querySelector('a[download]')).toBeNull();
});

test.each([
	['an iPhone', { userAgent: IPHONE }],
	['an iPad, which says it is a Mac', { userAgent: IPAD, maxTouchPoints: 5 }]
])('%s gets the share sheet, never a link that does nothing', async (_, phone) => {
	const sheets: File[] = [];
	const share = ({ files = [] }: ShareData) => Promise.resolve(void sheets.push(...files));
	onPhone({ ...phone, canShare: () => true, share });
	expect(await saved(() => giveFile('a.csv', table()))).toEqual({ given: 'given', files: [] });
	expect(sheets.map((file) => [file.name, file.type])).toEqual([['a.csv', 'text/csv']]);
});

test.each([
	['AbortError', 'closed'],
	['NotAllowedError', 'tapAgain']
])('a share sheet that ended with %s: %s', async (name, expected) => {
	const share = () => Promise.reject(new DOMException('', name));
	onPhone({ userAgent: IPHONE, canShare: () => true, share });
	expect(await giveFile('a.csv', table())).toBe(expected);
});

test('a Mac with a mouse saves it', async () => {
	onPhone({ userAgent: IPAD, maxTouchPoints: 0, canShare: () => true });
	expect((await saved(() => giveFile('a.csv', table()))).files).toHaveLength(1);
});

test.each([
	['with their file, where it may go', true, [1]],
	['alone, where such a file may not', false, [0]]
])('words are sent %s', async (_, fits, files) => {
	const sheets: ShareData[] = [];
	const share = (data: ShareData) => Promise.resolve(void sheets.push(data));
	onPhone({ canShare: () => fits, share });
	const file = new File(['BEGIN:VCALENDAR'], 'loto.ics', { type: 'text/calendar' });
	expect(await shareWith('Loto, samedi', file)).toBe('given');
	expect(sheets.map(({ text }) => text)).toEqual(['Loto, samedi']);
	expect(sheets.map((data) => data.files?.length ?? 0)).toEqual(files);
});
