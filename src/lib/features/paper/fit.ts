/** Sizes of the sheet's text, largest first. */
export const SIZES: readonly number[] = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64];
/** Bookings shown per day, most first, once the smallest readable size isn't enough. */
const MOST: readonly number[] = [Infinity, 6, 5, 4, 3, 2, 1];

export type Fit = {
	readonly size: number;
	readonly most: number;
	/** One line for each thing said of a booking. */
	readonly tight?: boolean;
	/** Hours, what for and standing alone. */
	readonly bare?: boolean;
};

/**
 * The sizes to try, in this order: all bookings at ever smaller sizes, then fewer bookings a day at
 * the smallest, then one line for each name, and at last how many there are. What is left out is counted on the sheet, never dropped in silence.
 */
export const FITS: readonly Fit[] = [
	...SIZES.map((size) => ({ size, most: Infinity })),
	...MOST.slice(1).map((most) => ({ size: SIZES.at(-1) ?? 1, most })),
	{ size: SIZES.at(-1) ?? 1, most: 1, tight: true },
	{ size: SIZES.at(-1) ?? 1, most: 1, tight: true, bare: true },
	{ size: SIZES.at(-1) ?? 1, most: 0, tight: true, bare: true }
];

/** Whether all of a box's content is within it; a rounded pixel doesn't count. */
export const isWithin = (box: Element): boolean =>
	box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1;
