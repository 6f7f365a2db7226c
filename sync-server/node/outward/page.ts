import { createHash } from 'node:crypto';
import { addDays } from '../../../src/lib/domain/time/date.ts';
import type { Instant, LocalDate, Zone } from '../../../src/lib/domain/time/types.ts';
import { Markup, markup } from './markup.ts';
import { STYLE } from './page-style.ts';
import type { Published, PublishedDay, PublishedThing } from './published.ts';
import {
	freeWords,
	letterWords,
	perDayWords,
	periodWords,
	photoWords,
	subjectWords,
	updatedWords,
	WORDS
} from './words.ts';

/** Nothing runs, nothing is sent, nothing comes from elsewhere; any site may frame it. */
export const PAGE_POLICY = [
	"default-src 'none'",
	`style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
	"img-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	'frame-ancestors *'
].join('; ');

/** A sign for each, so that nothing is said by colour alone. */
const SIGNS = { all: '○', some: '◐', none: '●' } as const;
const LEFT = { all: WORDS.free, some: WORDS.some, none: WORDS.taken } as const;

const dayName = (date: LocalDate): string =>
	new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
		Date.parse(`${date}T00:00:00Z`)
	);
const moment = (at: Instant, zone: Zone): string =>
	new Intl.DateTimeFormat('fr-FR', {
		dateStyle: 'long',
		timeStyle: 'short',
		timeZone: zone
	}).format(at);

/** The whole page, as bytes that hold what is published and nothing else. */
export function pageOf(page: Published): string {
	const { id, title, space, things, updated, zone } = page;
	const several = things.some(({ capacity }) => capacity > 1);
	return markup`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/icons/icon-192.png">
<style>${new Markup(STYLE)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="soft">${space}</p>
<ul class="legend" aria-label="${WORDS.legend}">
${(['all', 'some', 'none'] as const).map((left) => markup`<li><span aria-hidden="true">${SIGNS[left]}</span> ${LEFT[left]}</li>\n`)}
</ul>
${several ? markup`<p class="soft">${perDayWords}</p>` : undefined}
</header>
<main>
${things.length === 0 ? markup`<p>${WORDS.nothing}</p>` : things.map((thing) => article(page, thing))}
</main>
<footer>
<p>${updatedWords(moment(updated, zone))} <a href="/c/${id}.ics">${WORDS.follow}</a></p>
</footer>
</body>
</html>
`.text;
}

const line = (name: string, value: string | undefined): Markup =>
	value === undefined || value === '' ? markup`` : markup`<dt>${name}</dt><dd>${value}</dd>\n`;

function article(page: Published, thing: PublishedThing): Markup {
	const { id } = page;
	const { name, photo, capacity, seats, squareMetres } = thing;
	return markup`<article>
<h2>${name}</h2>
${photo === undefined ? undefined : markup`<img src="/c/${id}/${photo}" alt="${photoWords(name)}" loading="lazy">`}
<dl>
${line(WORDS.quantity, capacity > 1 ? String(capacity) : undefined)}${line(WORDS.place, thing.place)}${line(WORDS.owner, thing.owner)}${line(WORDS.seats, seats === undefined ? undefined : String(seats))}${line(WORDS.surface, squareMetres === undefined ? undefined : `${String(squareMetres)}\u00a0m²`)}${line(WORDS.stepFree, thing.stepFree ? WORDS.stepFreeYes : undefined)}${line(WORDS.conditions, thing.conditions)}</dl>
${month(page, thing)}
${asking(page, name)}
</article>
`;
}

function month({ first, weeks }: Published, { days, capacity, name }: PublishedThing): Markup {
	const known = new Map(days.map((day) => [day.date, day]));
	const head = WORDS.days.map(
		(day, at) => markup`<th scope="col"><abbr title="${day}">${WORDS.initials[at]}</abbr></th>`
	);
	const rows = Array.from({ length: weeks }, (_, week) => {
		const cells = Array.from({ length: 7 }, (_, at) => {
			const date = addDays(first, week * 7 + at);
			return cell(date, known.get(date), capacity > 1);
		});
		return markup`<tr>${cells}</tr>\n`;
	});
	return markup`<table>
<caption>${periodWords(dayName(first), dayName(addDays(first, weeks * 7 - 1)))}<span class="vh"> ${name}</span></caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}

function cell(date: LocalDate, day: PublishedDay | undefined, counted: boolean): Markup {
	const number = String(Number(date.slice(8)));
	const spoken = dayName(date);
	if (day === undefined)
		return markup`<td data-left="past"><span class="vh">${spoken}, ${WORDS.past}</span><span aria-hidden="true">${number}</span></td>`;
	const words = counted ? freeWords(day.free) : LEFT[day.left];
	const sign = counted ? String(day.free) : SIGNS[day.left];
	const left = counted && day.free === 0 ? 'none' : day.left;
	return markup`<td data-left="${left}"><span class="vh">${spoken}, ${words}</span><span aria-hidden="true"><i>${number}</i><b>${sign}</b></span></td>`;
}

/** A letter or a call already addressed; whoever sends it writes the rest. */
function asking({ email, phone }: Published, name: string): Markup {
	if (email === undefined && phone === undefined) return markup``;
	const to = email === undefined ? '' : encodeURIComponent(email).replaceAll('%40', '@');
	const subject = encodeURIComponent(subjectWords(name));
	const letter = encodeURIComponent(letterWords(name));
	return markup`<p class="ask">${
		email === undefined
			? undefined
			: markup`<a href="mailto:${to}?subject=${subject}&amp;body=${letter}" target="_top">${WORDS.byEmail}<span class="vh"> ${name}</span></a>`
	}${
		phone === undefined
			? undefined
			: markup`<a href="tel:${phone.replace(/[^+\d]/g, '')}" target="_top">${WORDS.byPhone}\u00a0: ${phone}</a>`
	}</p>`;
}
