import type { Grip } from './shift.ts';

/** How far a pointer goes before it drags rather than clicks, px. */
const SLACK = 6;
/** How near its edge a bar is taken by that end, px. */
const EDGE = 14;

/** What is dragged: a bar of some thing's row, or a span of days of one thing. */
export type Dragged =
	| { readonly type: 'bar'; readonly thing: string; readonly bar: string; readonly grip: Grip }
	| { readonly type: 'span'; readonly row: number; readonly day: number };

/** How near the edge of what one sees of the page it moves on, and by how much in a frame, px. */
const RIM = 48;
const PACE = 8;

type At = Pick<PointerEvent, 'clientX' | 'clientY'>;

/** The thing whose row is there, however far to the side; undefined where something stands before it. */
function thingAt(grid: HTMLElement, { clientX, clientY }: At): string | undefined {
	const { left, right } = grid.getBoundingClientRect();
	const x = Math.min(Math.max(clientX, left + 1), right - 1);
	const row = document.elementFromPoint(x, clientY)?.closest<HTMLElement>('[data-thing]');
	return row?.dataset['thing'];
}

type Start = {
	readonly what: Dragged;
	readonly x: number;
	readonly y: number;
	readonly pointer: number;
	readonly column: number;
	readonly grid: HTMLElement;
};

export type DragHandlers = {
	/** The pointer has gone far enough. */
	begin(what: Dragged): void;
	/** Days from where it began, how far down what one sees of the page, px, and over which thing. */
	over(what: Dragged, days: number, y: number, thing: string | undefined): void;
	drop(what: Dragged, days: number): void;
	cancel(): void;
};

/**
 * Dragging over the grid with a mouse or a pen; a finger scrolls and taps. Cells say where they are
 * (`data-row`, `data-day`), rows and bars whose they are (`data-thing`, `data-bar`).
 */
export function createDrag(handlers: DragHandlers) {
	let start: Start | undefined;
	let dragging = false;
	let justDragged = false;

	const daysFrom = ({ x, column }: Start, event: At) => Math.round((event.clientX - x) / column);

	function whatAt(event: PointerEvent): Dragged | undefined {
		const target = event.target instanceof Element ? event.target : undefined;
		const bar = target?.closest<HTMLElement>('[data-bar]');
		const thing = bar?.closest<HTMLElement>('[data-thing]')?.dataset['thing'];
		if (bar && thing !== undefined) {
			const { left, right } = bar.getBoundingClientRect();
			const grip =
				event.clientX > right - EDGE ? 'end' : event.clientX < left + EDGE ? 'start' : 'whole';
			return { type: 'bar', thing, bar: bar.dataset['bar'] ?? '', grip };
		}
		const cell = target?.closest<HTMLElement>('[data-day]');
		return cell
			? { type: 'span', row: Number(cell.dataset['row']), day: Number(cell.dataset['day']) }
			: undefined;
	}

	let last: At | undefined;
	let frame = 0;
	function over(from: Start, at: At) {
		last = at;
		handlers.over(from.what, daysFrom(from, at), at.clientY, thingAt(from.grid, at));
	}
	/** Rows further up or down come to where one holds it. */
	function scrollOn() {
		if (!start || !last) return;
		const { clientY: y } = last;
		const by = y < RIM ? -PACE : y > innerHeight - RIM ? PACE : 0;
		if (by !== 0) {
			scrollBy(0, by);
			over(start, last);
		}
		frame = requestAnimationFrame(scrollOn);
	}

	function end(event: PointerEvent, done: boolean) {
		const was = start;
		start = undefined;
		last = undefined;
		cancelAnimationFrame(frame);
		if (!was || !dragging) return;
		dragging = false;
		justDragged = true;
		if (done) handlers.drop(was.what, daysFrom(was, event));
		else handlers.cancel();
	}

	return {
		onpointerdown(event: PointerEvent & { readonly currentTarget: HTMLElement }) {
			justDragged = false;
			if (event.pointerType === 'touch' || event.button !== 0) return;
			const what = whatAt(event);
			const column = event.currentTarget.querySelector('[data-day]')?.clientWidth;
			if (!what || !column) return;
			const { clientX: x, clientY: y, pointerId: pointer, currentTarget: grid } = event;
			start = { what, x, y, pointer, column, grid };
		},
		onpointermove(event: PointerEvent & { readonly currentTarget: HTMLElement }) {
			if (!start || start.pointer !== event.pointerId) return;
			if (!dragging) {
				if (Math.hypot(event.clientX - start.x, event.clientY - start.y) < SLACK) return;
				dragging = true;
				event.currentTarget.setPointerCapture(event.pointerId);
				handlers.begin(start.what);
				if (start.what.type === 'bar') frame = requestAnimationFrame(scrollOn);
			}
			over(start, event);
		},
		onpointerup: (event: PointerEvent) => end(event, true),
		onpointercancel: (event: PointerEvent) => end(event, false),
		/** A drag ends with a click the browser makes up: it means nothing. */
		onclickcapture(event: MouseEvent) {
			if (!justDragged) return;
			justDragged = false;
			event.preventDefault();
			event.stopPropagation();
		},
		/** Links and pictures have a drag of their own. */
		ondragstart: (event: DragEvent) => event.preventDefault(),
		/** Lets go of what is dragged, where it was; false when nothing is. */
		giveUp(): boolean {
			if (!dragging) return false;
			start = undefined;
			last = undefined;
			cancelAnimationFrame(frame);
			dragging = false;
			justDragged = true;
			handlers.cancel();
			return true;
		}
	};
}
