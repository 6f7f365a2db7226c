/**
 * One stroke of an icon, on a 24 × 24 grid. A bare string is a path drawn with the icon's own pen; one
 * that follows another begins with M, since an icon draws them as one.
 * `dot` is a round point, as wide as the pen says; `ground` is drawn in the colour underneath.
 */
export type Shape =
	| string
	| {
			readonly d: string;
			readonly fill?: true;
			readonly pen?: 'dot' | 'wide' | 'ground' | 'dashed';
	  };

/** A circle as a path, so that every shape is one. */
const ring = (x: number, y: number, r: number): string =>
	`M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

const SHED = 'M3 20.5V10.5l7-6 7 6v1';

/** Drawn in the manner of the mark: a shed, an arrow out is a remise, an arrow in is a retour. */
export const SHAPES = {
	// places in the app
	today: ['M2.5 19h19M6 19a6 6 0 0 1 12 0M12 5v4M4.3 9.3l2.6 2.6M19.7 9.3l-2.6 2.6'],
	planning: ['M4 5.5h16V20H4zM4 10h16M8.3 3v4.5M15.7 3v4.5M8 14h2.5M13.5 14H16M8 17h2.5'],
	shelf: ['M4 3v18M20 3v18M4 12h16M4 19.5h16M7.5 12V7.5h4V12M13.5 12V5.5H17V12M7.5 19.5v-4h6v4'],
	more: [{ d: 'M5.5 12h.01M12 12h.01M18.5 12h.01', pen: 'wide' }],
	search: [ring(10.5, 10.5, 6.5), 'M15.5 15.5l5.5 5.5'],
	// directions and small gestures
	left: ['m15 5-7 7 7 7'],
	right: ['m9 5 7 7-7 7'],
	up: ['m5 15 7-7 7 7'],
	down: ['m5 9 7 7 7-7'],
	plus: ['M12 4.5v15M4.5 12h15'],
	minus: ['M4.5 12h15'],
	tick: ['m4.5 12.5 5 5 10-11'],
	cross: ['m5.5 5.5 13 13M18.5 5.5l-13 13'],
	undo: ['M4 9.5h10.5a5.5 5.5 0 0 1 0 11H8M8 5.5 4 9.5l4 4'],
	edit: ['M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM13.5 7l3.5 3.5'],
	remove: ['M4 6.5h16M9 6.5V4h6v2.5M6 6.5l1 13.5h10l1-13.5M10 10.5v5.5M14 10.5v5.5'],
	copy: ['M8.5 8.5h11.5V20H8.5zM15.5 8.5V4H4v11.5h4.5'],
	share: [
		ring(6, 12, 2.6),
		ring(17.5, 5.5, 2.6),
		ring(17.5, 18.5, 2.6),
		'M8.3 10.7l7-4M8.3 13.3l7 4'
	],
	print: ['M7 9V3.5h10V9M7 17H3.5V9h17v8H17M7 13.5h10v7H7z'],
	camera: ['M3 7.5h4.5L9 5h6l1.5 2.5H21V19H3z', ring(12, 13, 3.5)],
	filter: ['M3.5 5.5h17l-6.5 8v6l-4-2v-4z'],
	repeat: [
		'M4.5 12V9.5a3 3 0 0 1 3-3H19M15.5 3 19 6.5 15.5 10M19.5 12v2.5a3 3 0 0 1-3 3H5M8.5 21 5 17.5 8.5 14'
	],
	import: ['M3.5 13.5V20h17v-6.5M12 3.5v11M7.8 10.5l4.2 4.2 4.2-4.2'],
	export: ['M3.5 13.5V20h17v-6.5M12 15V4M7.8 8l4.2-4.2L16.2 8'],
	// standings (BK2)
	done: [
		{ d: ring(12, 12, 9.5), fill: true },
		{ d: 'm7.6 12.4 3 3 5.9-6.3', pen: 'ground' }
	],
	held: ['M6.5 3.5h11v17L12 16l-5.5 4.5z'],
	asked: [
		{ d: ring(12, 12, 9), pen: 'dashed' },
		'M9.7 9.7a2.4 2.4 0 1 1 3.4 2.2c-.8.4-1.1.9-1.1 1.7M12 16.6h.01'
	],
	waiting: [
		'M6 3.5h12M6 20.5h12M7.5 3.5c0 4.6 3.2 5.7 4.5 8.5 1.3-2.8 4.5-3.9 4.5-8.5M7.5 20.5c0-4.6 3.2-5.7 4.5-8.5 1.3 2.8 4.5 3.9 4.5 8.5'
	],
	settle: ['M3.5 3.5H15V15H3.5z', 'M9 9h11.5v11.5H9z', { d: 'M9 9h6v6H9z', fill: true }],
	late: [ring(12, 13, 8), 'M12 8.5V13l3 2M5 3.5 2.5 6M19 3.5 21.5 6'],
	lock: ['M5 10.5h14V20H5zM8 10.5V8a4 4 0 0 1 8 0v2.5'],
	out: [SHED, 'M3 20.5h6M9.5 16h11.5M17.5 12.5 21 16l-3.5 3.5'],
	in: [SHED, 'M3 20.5h6M21 16H9.5M13 12.5 9.5 16l3.5 3.5'],
	// where things are kept
	offline: ['M4.5 19.5v-2M9.5 19.5V14M14.5 19.5v-3M14.5 12v-1.5M19.5 19.5V6.5M3.5 3.5l17 17'],
	online: ['M4.5 19.5v-2M9.5 19.5V14M14.5 19.5v-9M19.5 19.5V6.5'],
	device: ['M6.5 2.5h11v19h-11zM10.5 18h3'],
	inbox: ['M3.5 13.5V20h17v-6.5M3.5 13.5h5l1.5 3h4l1.5-3h5M3.5 13.5 6 4h12l2.5 9.5'],
	storage: ['M4 4h16v5H4zM4 9h16v5.5H4zM4 14.5h16V20H4zM7.5 6.5h.01M7.5 11.8h.01M7.5 17.3h.01'],
	info: [ring(12, 12, 9), 'M12 11v5.5', { d: 'M12 7.6h.01', pen: 'dot' }],
	warning: ['M12 3.5 22 20.5H2zM12 10v5', { d: 'M12 17.6h.01', pen: 'dot' }],
	language: [ring(12, 12, 9), 'M3 12h18M12 3c3.5 3 3.5 15 0 18M12 3c-3.5 3-3.5 15 0 18'],
	// people and words
	phone: [
		'M6.7 3.5h2.7l1.5 4.6-2.2 1.7a13.5 13.5 0 0 0 5.5 5.5l1.7-2.2 4.6 1.5v2.7c0 1.8-1.4 3.2-3.2 3.2C10 20.5 3.5 14 3.5 6.7c0-1.8 1.4-3.2 3.2-3.2z'
	],
	sms: ['M3.5 4.5h17v12H12l-5 4v-4H3.5z', { d: 'M8 10.5h.01M12 10.5h.01M16 10.5h.01', pen: 'dot' }],
	mail: ['M3 5.5h18v13H3zM3.5 6l8.5 7 8.5-7'],
	person: [ring(12, 7.5, 4), 'M4 20.5c0-4.5 3.5-7 8-7s8 2.5 8 7'],
	people: [
		ring(9, 8, 3.5),
		'M2.5 20c0-4 3-6.5 6.5-6.5s6.5 2.5 6.5 6.5M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14c2.2.8 3.5 3 3.5 6'
	],
	key: [ring(8, 8, 4.5), 'M11.3 11.3l9 9M17 17l2.6-2.6M14.3 14.3l2-2'],
	qr: ['M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM18 18h2v2M20 14.5V16M14 20h2'],
	link: [
		'M10 14a4.2 4.2 0 0 0 6 0l3.3-3.3a4.2 4.2 0 0 0-6-6l-1 1M14 10a4.2 4.2 0 0 0-6 0l-3.3 3.3a4.2 4.2 0 0 0 6 6l1-1'
	],
	note: ['M4 4h16v16H4zM8 9h8M8 13h8M8 17h4'],
	clock: [ring(12, 12, 9), 'M12 7v5l3.5 2'],
	place: [
		'M12 21.5c-4-5-6.5-8.3-6.5-12a6.5 6.5 0 0 1 13 0c0 3.7-2.5 7-6.5 12z',
		ring(12, 9.5, 2.2)
	],
	euro: ['M18.5 6A7.5 7.5 0 1 0 18.5 18M3.5 10.5h10.5M3.5 14h10.5'],
	broken: ['M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM6 6l12 12'],
	// things (RS1, and the commonest of them)
	room: ['M3 20.5V10.5L12 4l9 6.5v10zM9.5 20.5V14h5v6.5'],
	table: ['M2 7.5h20M2 10.5h20M2 7.5v3M22 7.5v3M5.5 10.5 4 20.5M18.5 10.5l1.5 10M5 14.5h14'],
	chair: ['M7 3v18M7 13.5h10.5V21M7 4c3.5 0 5 1.5 5 5v4.5M7 17.5h10.5'],
	marquee: [
		'M2 10 12 3.5 22 10v2.5h-4v-2.5h-4v2.5h-4v-2.5H6v2.5H2zM4.5 12.5v8M19.5 12.5v8M2 10h20'
	],
	speaker: ['M6 2.5h12v19H6z', ring(12, 15, 3.5), { d: 'M12 7h.01', pen: 'wide' }],
	minibus: [
		'M5 17.5H2V7.5A1.5 1.5 0 0 1 3.5 6h12l4.5 5.5 2 1v5h-3M9 17.5h6M2 12h18M9 6v6M15 6v6',
		ring(7, 18, 2),
		ring(17, 18, 2)
	],
	trailer: ['M3 8.5h14v8H3zM17 15h5M3 11.5h14', ring(10, 18, 2.3)],
	urn: ['M7 6.5h10l-1 11H8zM9.5 6.5V4h5v2.5M6 20.5h12M12 12.5V15M17 8.5h2.5v4.5H17'],
	tool: [
		'M14.5 6.5a4.5 4.5 0 0 1 6-1.5l-3 3 .5 2 2 .5 2-2a4.5 4.5 0 0 1-6.5 5L7 22l-4-4 8.5-8.5a4.5 4.5 0 0 1 1-5'
	],
	projector: ['M2.5 8h19v9h-19zM6 17v2.5M18 17v2.5M5.5 11h3M5.5 13.5h3', ring(15.5, 12.5, 2.8)],
	box: ['M3.5 7.5 12 3.5l8.5 4v9L12 20.5l-8.5-4zM3.5 7.5 12 11.5l8.5-4M12 11.5v9'],
	skill: ['M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z'],
	staffTime: ['M3.5 8h17v11.5h-17zM8.5 8V4.5h7V8M3.5 13h17M12 12v2.5'],
	volunteers: ['M12 20.5 4.5 13a4.6 4.6 0 0 1 7.5-5.2A4.6 4.6 0 0 1 19.5 13z']
} as const satisfies Record<string, readonly Shape[]>;

export type IconName = keyof typeof SHAPES;
