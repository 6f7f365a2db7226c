import { firstScreen, later, precached, totalBytes } from '../architecture/built.ts';
import { report } from './figure.ts';

const kB = (bytes: number): number => bytes / 1000;

for (const [route, name] of [
	['/', 'first visit'],
	['/e/[space]/aujourdhui', 'Aujourd’hui']
] as const) {
	const modules = firstScreen(route);
	report({
		what: `JavaScript before the first screen, ${name}`,
		value: kB(totalBytes(modules)),
		unit: 'kB',
		budget: 90,
		note: `brotli, ${modules.length} files`
	});
}
const stored = precached();
report({
	what: 'all routes precached',
	value: kB(totalBytes(stored)),
	unit: 'kB',
	budget: 400,
	note: `brotli, ${stored.length} files`
});
const idle = later();
report({
	what: 'stored when idle: the other language, what reads files',
	value: kB(totalBytes(idle)),
	unit: 'kB',
	note: `brotli, ${idle.length} files`
});
