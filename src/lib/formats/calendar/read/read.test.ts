import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { LocalDate, Zone } from '../../../domain/time/types.ts';
import { MOST_BYTES, readCalendar } from './read.ts';

const season = (first: number) => ({
	zone: 'Europe/Paris' as Zone,
	from: `${first}-09-01` as LocalDate,
	until: `${first + 1}-08-31` as LocalDate
});
const bytesOf = (text: string) => new TextEncoder().encode(text);
const fixture = (name: string) => new Uint8Array(readFileSync(`tests/fixtures/${name}`));

function read(bytes: Uint8Array, window = season(2026)) {
	const made = readCalendar(bytes, window);
	if (!made.ok) throw new Error(made.refusal.type);
	return made.value;
}

/** A calendar of one event, or several lines of a whole one. */
const calendar = (...lines: string[]) =>
	bytesOf(['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n'));
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const one = (...lines: string[]) => read(calendar(...event('UID:u', ...lines))).events[0];
const rangesOf = (found: ReturnType<typeof one>) =>
	found?.dates.map(({ range }) => `${range.start} ${range.end}`);

/** Month and days, as a calendar on the wall lists them. */
const on = (year: number, dates: string) => {
	let month = '';
	return dates.split(' ').flatMap((word) => {
		if (word.endsWith(':')) month = word.slice(0, 2);
		else return [`${month < '09' ? year + 1 : year}-${month}-${word.padStart(2, '0')}`];
		return [];
	});
};

/** Worked out by hand from the file and a wall calendar of 2026–2027. */
const MONTBRUN: readonly [string, string, string][] = [
	[
		'danse-mardi@montbrun.example',
		// Every Tuesday from 8 September to 6 July but the four that the file takes out.
		'09: 8 15 22 29 10: 6 13 11: 3 10 17 24 12: 1 8 15 01: 5 12 19 26 02: 2 9 16 23 03: 2 9 16 23 30 04: 6 13 20 27 05: 4 11 18 25 06: 1 8 15 22 29 07: 6',
		'14:00'
	],
	['loto-2026@montbrun.example', '10: 24', '20:30'],
	['vide-grenier-2027@montbrun.example', '05: 15', '00:00'],
	[
		'ca-mensuel@montbrun.example',
		// First Thursdays, ten of them; told in UTC.
		'09: 3 10: 1 11: 5 12: 3 01: 7 02: 4 03: 4 04: 1 05: 6 06: 3',
		'20:30'
	],
	[
		'yoga-15j@montbrun.example',
		'09: 17 10: 1 15 29 11: 12 26 12: 10 24 01: 7 21 02: 4 18 03: 4 18 04: 1 15 29 05: 13 27 06: 10 24 07: 8 22 08: 5 19',
		'19:00'
	],
	['annule-1@montbrun.example', '12: 5', '09:00'],
	['noel-2026@montbrun.example', '12: 12', '08:00']
];

test.each(MONTBRUN)('[BK10] salle-montbrun.ics, season 2026-2027: %s', (uid, dates, time) => {
	const found = read(fixture('salle-montbrun.ics')).events.find((each) => each.uid === uid);
	expect(found?.dates.map(({ range }) => range.start.slice(0, 10))).toEqual(on(2026, dates));
	expect(found?.dates[0]?.range.start.slice(11)).toBe(time);
});

test('[T3] salle-montbrun.ics: a moved date, a night of 25 hours, and UTC over the winter', () => {
	const { events, name, habits } = read(fixture('salle-montbrun.ics'));
	expect(habits).toEqual({ bareLines: false, noStamp: 0, floating: 0, outlookZones: 0 });
	const by = (uid: string) => events.find((each) => each.uid === `${uid}@montbrun.example`);
	const moved = by('danse-mardi')?.dates.find(({ range }) => range.start.startsWith('2026-11-10'));
	expect(moved).toMatchObject({
		range: { start: '2026-11-10T15:30', end: '2026-11-10T18:30' },
		part: '2026-11-10T13:00',
		title: 'Cours de danse (décalé, obsèques à 14h)'
	});
	const [night] = by('loto-2026')?.dates ?? [];
	expect(night && (night.range.to - night.range.from) / 3_600_000).toBe(7.5);
	const times = by('ca-mensuel')?.dates.map(({ range }) => range.start.slice(11)) ?? [];
	expect(times.join(' ')).toBe('20:30 20:30 19:30 19:30 19:30 19:30 19:30 20:30 20:30 20:30');
	expect(rangesOf(by('vide-grenier-2027'))).toEqual(['2027-05-15T00:00 2027-05-17T00:00']);
	expect(rangesOf(by('yoga-15j'))?.[0]).toBe('2026-09-17T19:00 2026-09-17T20:30');
	expect(by('annule-1')?.cancelled).toBe(true);
	expect(by('danse-mardi')?.description).toContain('Clé : Mme Delmas; prévoir');
	expect(name).toBe('Salle des fêtes de Montbrun-Lauragais');
});

test('[T4] salle-montbrun.ics, season 2027-2028: only what goes on for ever, and it says so', () => {
	const { events, outside } = read(fixture('salle-montbrun.ics'), season(2027));
	expect(events.map(({ uid, oddities }) => [uid, oddities])).toEqual([
		['yoga-15j@montbrun.example', ['Endless']]
	]);
	// 2 September 2027 is 14 days after 19 August.
	expect(events[0]?.dates[0]?.range.start).toBe('2027-09-02T19:00');
	expect(events[0]?.dates).toHaveLength(27);
	expect(outside).toBe(6);
});

test('jours-feries-metropole.ics: a day that ends on itself is one day', () => {
	const { events, outside, unread } = read(fixture('jours-feries-metropole.ics'));
	expect(events).toHaveLength(11);
	expect(events.length + outside + unread).toBe(121);
	expect(events.every(({ oddities }) => oddities.includes('OneDay'))).toBe(true);
	const noel = events.find(({ title }) => title.includes('Noël'));
	expect(rangesOf(noel)).toEqual(['2026-12-25T00:00 2026-12-26T00:00']);
});

test.each([
	['IANA', 'DTSTART;TZID=Europe/Paris:20261109T140000', [], '2026-11-09T14:00'],
	['quoted', 'DTSTART;TZID="Europe/Paris":20261109T140000', [], '2026-11-09T14:00'],
	[
		'mozilla',
		'DTSTART;TZID=/mozilla.org/20070129_1/Europe/London:20261109T130000',
		[],
		'2026-11-09T14:00'
	],
	['Outlook', 'DTSTART;TZID=Romance Standard Time:20261109T140000', [], '2026-11-09T14:00'],
	[
		'Outlook, in words',
		'DTSTART;TZID="(UTC+01:00) Brussels, Copenhagen, Madrid, Paris":20261109T140000',
		[],
		'2026-11-09T14:00'
	],
	['UTC', 'DTSTART:20261109T130000Z', [], '2026-11-09T14:00'],
	['floating', 'DTSTART:20261109T140000', [], '2026-11-09T14:00'],
	['another zone', 'DTSTART;TZID=America/Martinique:20261109T090000', [], '2026-11-09T14:00'],
	['unknown', 'DTSTART;TZID=Montbrun:20261109T140000', ['ZoneUnknown'], '2026-11-09T14:00']
])('[T1] a time in %s', (_name, start, oddities, expected) => {
	const found = one(start, 'DURATION:PT1H');
	expect(found?.dates[0]?.range.start).toBe(expected);
	expect(found?.oddities).toEqual(oddities);
});

test('[T1] a zone that the file describes itself', () => {
	const zone = ['BEGIN:VTIMEZONE', 'TZID:Chez nous', 'BEGIN:STANDARD', 'DTSTART:19700101T000000'];
	const rest = ['TZOFFSETFROM:+0300', 'TZOFFSETTO:+0300', 'END:STANDARD', 'END:VTIMEZONE'];
	const told = event('UID:u', 'DTSTART;TZID=Chez nous:20261109T160000', 'DURATION:PT1H');
	const { events } = read(calendar(...zone, ...rest, ...told));
	expect(events[0]?.dates[0]?.range.start).toBe('2026-11-09T14:00');
	expect(events[0]?.oddities).toEqual([]);
});

test('[BK10] dates added and taken out, a cancelled one, and a whole-day exception', () => {
	const start = 'DTSTART;TZID=Europe/Paris:20261102T180000';
	const lines = [start, 'DTEND;TZID=Europe/Paris:20261102T200000', 'RRULE:FREQ=WEEKLY;COUNT=5'];
	const more = ['RDATE;TZID=Europe/Paris:20261105T180000', 'EXDATE;VALUE=DATE:20261109'];
	const cancelled = event('UID:u', 'RECURRENCE-ID:20261116T170000Z', 'STATUS:CANCELLED');
	const { events } = read(calendar(...event('UID:u', ...lines, ...more), ...cancelled));
	expect(rangesOf(events[0])?.map((range) => range.slice(0, 10))).toEqual([
		'2026-11-02',
		'2026-11-05',
		'2026-11-23',
		'2026-11-30'
	]);
});

test('[T3] a repeat in another zone keeps that zone’s hour', () => {
	const found = one(
		'DTSTART;TZID=America/New_York:20261022T080000',
		'DURATION:PT1H',
		'RRULE:FREQ=WEEKLY;COUNT=3'
	);
	// Between the two changes of clock, New York is five hours away instead of six.
	expect(found?.dates.map(({ range }) => range.start.slice(5))).toEqual([
		'10-22T14:00',
		'10-29T13:00',
		'11-05T14:00'
	]);
});

test('importing again finds the same events and dates, whatever the order', () => {
	const twice = [fixture('salle-montbrun.ics'), fixture('salle-montbrun.ics')].map((bytes) =>
		read(bytes).events.map(({ uid, dates }) => [uid, dates.map(({ part }) => part)])
	);
	expect(twice[0]).toEqual(twice[1]);
	const versions = [
		...event('UID:u', 'SEQUENCE:2', 'DTSTART:20261109T140000', 'DURATION:PT1H', 'SUMMARY:Après'),
		...event('UID:u', 'SEQUENCE:1', 'DTSTART:20261109T100000', 'DURATION:PT1H', 'SUMMARY:Avant')
	];
	const { events } = read(calendar(...versions));
	expect(events.map(({ title, oddities }) => [title, oddities])).toEqual([['Après', ['Twice']]]);
});

test('files as people have them: bare line feeds, Windows-1252, a byte order mark, no UID, one broken event', () => {
	const told = (title: string) =>
		`BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261109T140000\nDTEND:20261109T150000\nSUMMARY:${title}\nEND:VEVENT\nEND:VCALENDAR`;
	const latin = Uint8Array.from(told('Fête d’été'.replace('’', "'")), (letter) =>
		letter.charCodeAt(0)
	);
	expect(read(latin)).toMatchObject({
		encoding: 'windows-1252',
		events: [{ title: "Fête d'été" }]
	});
	expect(read(bytesOf(`\uFEFF${told('Loto')}`)).events[0]).toMatchObject({
		title: 'Loto',
		uid: '2026-11-09T14:00 Loto',
		oddities: ['NoUid']
	});
	const broken = [...event('UID:b', 'ceci n’est pas une propriété', 'DTSTART:20261109T140000')];
	const good = event(
		'UID:g',
		'DTSTART;VALUE=DATE:20261109',
		'SUMMARY:Une ligne',
		'  pliée\\, deux',
		'BEGIN:VALARM',
		'TRIGGER:-PT10M',
		'END:VALARM'
	);
	const { events, unread } = read(
		calendar(...broken, ...good, ...event('UID:n', 'SUMMARY:Sans date'))
	);
	expect([events.map(({ title }) => title), unread]).toEqual([['Une ligne pliée, deux'], 2]);
});

test.each([
	// 400 seconds begin in seven minutes.
	['FREQ=SECONDLY', 7, ['TooMany']],
	['FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30', 1, ['TooFine']],
	['FREQ=WEEKLY;BYWEEKNO=nope', 1, ['RuleUnread']],
	['FREQ=DAILY;COUNT=500', 0, ['GoesOn']]
])('[BK10] %s is bounded and said', (rule, dates, oddities) => {
	const found = one('DTSTART:20261109T140000', 'DURATION:PT1H', `RRULE:${rule}`);
	expect(found?.oddities).toEqual(oddities);
	if (dates > 0) expect(found?.dates).toHaveLength(dates);
});

test.each([
	['empty', new Uint8Array(), { type: 'FileEmpty' }],
	['blank', bytesOf(' \r\n \r\n'), { type: 'FileEmpty' }],
	[
		'50 MB',
		new Uint8Array(50 * 1024 * 1024),
		{ type: 'FileTooLarge', mostMegabytes: MOST_BYTES / 1024 / 1024 }
	],
	['a ZIP', bytesOf('PK\u0003\u0004 une archive'), { type: 'FileBinary', looksLike: 'archive' }],
	['binary', Uint8Array.from([1, 0, 2, 0, 3]), { type: 'FileBinary', looksLike: 'other' }],
	['a table', bytesOf('nom;quantité\r\nchaises;80\r\n'), { type: 'FileNotCalendar' }],
	['a page', bytesOf('<!doctype html><p>BEGIN:VCALENDAR</p>'), { type: 'FileNotCalendar' }],
	[
		'nested without end',
		bytesOf('BEGIN:VCALENDAR\r\n'.repeat(50_000)),
		{ type: 'FileNotCalendar' }
	],
	[
		'too many events',
		calendar(...Array.from({ length: 20_001 }, () => event()).flat()),
		{ type: 'FileTooManyEvents', most: 20_000 }
	]
])('not a calendar: %s', (_name, bytes, refusal) => {
	expect(readCalendar(bytes, season(2026))).toEqual({ ok: false, refusal });
});

test('a calendar of 5,000 events is read whole', () => {
	const many = Array.from({ length: 5000 }, (_, n) => {
		const day = String((n % 28) + 1).padStart(2, '0');
		const time = `202610${day}T1400`;
		return event(
			`UID:e${n}`,
			`DTSTART;TZID=Europe/Paris:${time}00`,
			`DTEND;TZID=Europe/Paris:${time.slice(0, 9)}160000`,
			`SUMMARY:N° ${n}`,
			...(n % 5 === 0 ? ['RRULE:FREQ=WEEKLY;COUNT=12'] : [])
		);
	}).flat();
	const { events } = read(calendar(...many));
	expect(events).toHaveLength(5000);
	expect(events.reduce((sum, { dates }) => sum + dates.length, 0)).toBe(4000 + 1000 * 12);
}, 120_000);
