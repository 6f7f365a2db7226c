import { expect, test } from 'vitest';
import { filesUnder, textOf } from './files.ts';

type Messages = Record<string, unknown>;
const FOLDER = 'src/lib/i18n/messages';
const TOPICS = filesUnder(FOLDER, /\.fr\.json$/).map((path) =>
	path.slice(FOLDER.length + 1, -'.fr.json'.length)
);

const messagesOf = (topic: string, language: 'fr' | 'en'): Messages =>
	Object.fromEntries(
		Object.entries(JSON.parse(textOf(`${FOLDER}/${topic}.${language}.json`)) as Messages).filter(
			([key]) => key !== '$schema'
		)
	);

/** Every sentence of a message: one, or one for each variant (plural). */
function sentencesOf(message: unknown): string[] {
	if (typeof message === 'string') return [message];
	if (Array.isArray(message)) return message.flatMap(sentencesOf);
	const match = (message as { match?: Record<string, string> } | null)?.match;
	return match ? Object.values(match) : [];
}

const holesOf = (message: unknown): string[] =>
	[...new Set(sentencesOf(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort();

const NBSP = '\u00a0';
const NNBSP = '\u202f';

/** What French typography asks for, each as a pattern that must not be found. */
const FAULTS = [
	{ name: 'a straight apostrophe in a word', pattern: /\p{L}'\p{L}/u },
	{ name: 'a colon without its no-break space', pattern: /[^\s\d:/](?<!https?): |[ \t]:/u },
	{
		name: 'a ; ? or ! without its narrow no-break space',
		pattern: new RegExp(`[^${NNBSP}?!\\s(«][;?!](?:\\s|$)|[ ${NBSP}][;?!]`, 'u')
	},
	{
		name: 'guillemets without their no-break spaces',
		pattern: new RegExp(`«[^${NBSP}]|[^${NBSP}]»`, 'u')
	},
	{ name: 'English quotation marks', pattern: /["“”]/u },
	{ name: 'three dots for an ellipsis', pattern: /\.\.\./u },
	{ name: 'an hour cut from its h', pattern: /\d h\b/u },
	{ name: 'a word nobody in the village says', pattern: /synchronis|\bconflits?\b|\btokens?\b/iu },
	{
		name: 'a little word that its hyphen lets go to the next line',
		pattern:
			/\p{L}-(?:t[-‑]|(?:le|la|les|moi|nous|vous|lui|leur|y|en|ils?|elles?|on|ce|ci|là|mêmes?)(?![\p{L}-]))/u
	}
];

test('every file of messages is compiled', () => {
	const settings = textOf('src/lib/i18n/project.inlang/settings.json');
	expect(TOPICS.length).toBeGreaterThan(4);
	expect(TOPICS.filter((topic) => !settings.includes(`./messages/${topic}.{locale}.json`))).toEqual(
		[]
	);
});

test.each(TOPICS)('%s says the same things in French and in English', (topic) => {
	const french = messagesOf(topic, 'fr');
	const english = messagesOf(topic, 'en');
	expect(Object.keys(english).sort()).toEqual(Object.keys(french).sort());
	for (const [key, message] of Object.entries(french)) {
		expect(holesOf(english[key]), key).toEqual(holesOf(message));
	}
});

test.each(TOPICS.flatMap((topic) => [`${topic}.fr`, `${topic}.en`]))(
	'%s leaves nothing empty',
	(file) => {
		const [topic = '', language] = file.split('.');
		const messages = messagesOf(topic, language === 'en' ? 'en' : 'fr');
		const empty = Object.entries(messages).filter(([, message]) => {
			const sentences = sentencesOf(message);
			return sentences.length === 0 || sentences.some((text) => text.trim() === '');
		});
		expect(empty.map(([key]) => key)).toEqual([]);
	}
);

test('every message is said somewhere', () => {
	const code = filesUnder('src', /\.(ts|svelte)$/)
		.filter((path) => !/\.test\.ts$/.test(path))
		.map(textOf)
		.join('\n');
	const words = new Set(code.match(/\b\w+\b/g));
	const keys = TOPICS.flatMap((topic) => Object.keys(messagesOf(topic, 'fr')));
	expect(keys.filter((key) => !words.has(key))).toEqual([]);
});

test('no key is defined twice, in one topic or two', () => {
	const keys = TOPICS.flatMap((topic) => Object.keys(messagesOf(topic, 'fr')));
	expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test.each(FAULTS)('French messages hold no fault of this kind: $name', ({ pattern }) => {
	const found = TOPICS.flatMap((topic) =>
		Object.entries(messagesOf(topic, 'fr')).flatMap(([key, message]) =>
			sentencesOf(message)
				.filter((text) => pattern.test(text.replaceAll(/\{\w+\}/g, 'x')))
				.map((text) => `${key}: ${text}`)
		)
	);
	expect(found).toEqual([]);
});

test.each([
	["l'espace", 0],
	['Chaises : 80', 1],
	['Chaises: 80', 1],
	['Perdu ?', 2],
	['Perdu?', 2],
	['« Salle »', 3],
	['la "Salle"', 4],
	['Un instant...', 5],
	['à 14 h 30', 6],
	['À synchroniser', 7],
	['Envoyez-le de nouveau', 8],
	['Combien y en a-t-il', 8]
])('the fault in %j is seen', (text, fault) => {
	expect(FAULTS[fault]?.pattern.test(text)).toBe(true);
});

test('a well-set sentence has no fault', () => {
	const text = `Prêtée par celui‑ci de Mas-les-Bois. Réservée${NBSP}: l’école, de 14${NBSP}h à 16${NBSP}h 30. Perdue${NNBSP}? «${NBSP}Non${NBSP}»${NNBSP}!`;
	expect(FAULTS.filter(({ pattern }) => pattern.test(text))).toEqual([]);
});
