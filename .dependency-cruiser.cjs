/**
 * Who may import whom: the table of docs/architecture.md as rules. Each folder lists what it may
 * reach; anything else is an error. Tests may reach further, so they are left out.
 */
const SRC = '^src/lib/';
const pkg = (...names) => `(^|/)node_modules/(${names.join('|')})/`;

/** Modules that SvelteKit makes while it builds: no file to be found. */
const OF_THE_KIT = ['^\\$app/', '^\\$service-worker$', '^\\./\\$types$'];

/**
 * @param {string} name
 * @param {string} from folder, as a pattern
 * @param {readonly string[]} may patterns it may reach
 * @param {string} comment
 */
const only = (name, from, may, comment) => ({
	name: `${name}-imports-only`,
	comment,
	severity: 'error',
	from: { path: from },
	to: { pathNot: may, dependencyTypesNot: ['core'] }
});

/** Node's own modules, by name, where no folder but the relay's adapter may have them. */
const noNode = {
	name: 'no-node-in-the-app',
	comment: 'The app runs in a browser; the pure layers of the relay are told what they need.',
	severity: 'error',
	from: { path: ['^src/', '^sync-server/(wire|room)/'] },
	to: { dependencyTypes: ['core'] }
};

module.exports = {
	forbidden: [
		{
			name: 'no-circle',
			comment: 'Two files that need each other are one idea, or three.',
			severity: 'error',
			from: {},
			to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
		},
		{
			name: 'no-unresolved',
			comment: 'An import that leads nowhere.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: OF_THE_KIT }
		},
		noNode,
		only(
			'domain',
			`${SRC}domain/`,
			[`${SRC}domain/`, pkg('@internationalized/date')],
			'Pure rules: no clock, no chance, no I/O, no framework.'
		),
		only(
			'formats',
			`${SRC}formats/`,
			[`${SRC}(domain|formats)/`, pkg('papaparse', '@types/papaparse', 'ical.js', 'fflate')],
			'What goes in and out: the domain and parsers.'
		),
		only(
			'register',
			`${SRC}register/`,
			[`${SRC}(domain|register)/`, pkg('yjs', 'lib0', 'valibot')],
			'Facts, fold and the layout of the log: the only place that knows the names in Yjs.'
		),
		only(
			'engine',
			`${SRC}engine/`,
			[
				`${SRC}(domain|register|engine|store)/`,
				`${SRC}formats/copy/`,
				'^sync-server/wire/',
				pkg('yjs', 'lib0', 'y-indexeddb', 'y-websocket', 'y-protocols', 'dexie', 'valibot')
			],
			'Outbox, replica, link and projection.'
		),
		{
			...only(
				'store',
				`${SRC}store/`,
				[`${SRC}(domain|store)/`, pkg('dexie', 'svelte')],
				'The phone’s database, as screens read it.'
			),
			to: {
				pathNot: [
					`${SRC}(domain|store)/`,
					pkg('dexie', 'svelte'),
					`${SRC}register/facts/kinds\\.ts$`
				]
			}
		},
		only(
			'features',
			`${SRC}features/`,
			[
				`${SRC}(domain|formats|store|ui|i18n|features)/`,
				`${SRC}engine/(commands|inputs|send|start)\\.ts$`,
				...OF_THE_KIT,
				pkg('svelte', 'dexie', '@internationalized/date', 'uqr', 'workbox-window', '@sveltejs/kit')
			],
			'Screens read the store and send commands; they never touch Yjs.'
		),
		{
			name: 'no-feature-imports-another',
			comment: 'What two features share belongs to domain, store or ui.',
			severity: 'error',
			from: { path: `${SRC}features/([^/]+)/` },
			to: { path: `${SRC}features/`, pathNot: `${SRC}features/$1/` }
		},
		only(
			'ui',
			`${SRC}ui/`,
			[`${SRC}(ui|i18n)/`, '^\\$app/', pkg('svelte', 'uqr')],
			'The design kit knows no booking.'
		),
		only(
			'i18n',
			`${SRC}i18n/`,
			[`${SRC}(i18n|domain)/`, pkg('@internationalized/date')],
			'Messages, dates, refusals into sentences.'
		),
		only(
			'routes',
			'^src/routes/',
			[
				'^src/routes/',
				`${SRC}(features|ui|i18n)/`,
				`${SRC}store/space\\.svelte\\.ts$`,
				`${SRC}domain/ids\\.ts$`,
				`${SRC}engine/start\\.ts$`,
				...OF_THE_KIT,
				pkg('svelte', '@sveltejs/kit')
			],
			'Thin pages: they place features.'
		),
		{
			name: 'app-knows-only-the-wire',
			comment: 'Of the relay the app may know the bytes on the wire.',
			severity: 'error',
			from: { path: '^src/' },
			to: { path: '^sync-server/', pathNot: '^sync-server/wire/' }
		},
		only(
			'wire',
			'^sync-server/wire/',
			['^sync-server/wire/', `${SRC}domain/`, pkg('lib0', 'valibot', 'y-protocols')],
			'Bytes: what a message is.'
		),
		only(
			'room',
			'^sync-server/room/',
			[
				'^sync-server/(room|wire)/',
				`${SRC}(domain|register)/`,
				pkg('yjs', 'lib0', 'valibot', 'y-protocols')
			],
			'Pure decisions: a message in, effects out.'
		),
		only(
			'node',
			'^sync-server/(node/|main\\.ts|admin\\.ts)',
			[
				'^sync-server/',
				`${SRC}(domain|register|formats|i18n)/`,
				pkg('ws', '@types/ws', 'yjs', 'lib0', 'valibot', '@types/node')
			],
			'Sockets, SQLite and HTTP around the decisions.'
		)
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: ['\\.test\\.ts$', '^src/lib/i18n/paraglide/', '\\.css$'] },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: '.svelte-kit/tsconfig.json' },
		enhancedResolveOptions: {
			extensions: ['.ts', '.svelte.ts', '.svelte', '.mjs', '.js', '.json', '.d.ts'],
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'browser', 'import', 'types', 'default']
		}
	}
};
