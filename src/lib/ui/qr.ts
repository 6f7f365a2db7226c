import { encode } from 'uqr';

/** Quiet modules around the code, as scanners want. */
const QUIET = 4;

/** A QR code as one SVG path of dark squares, with the side of its square box in modules. */
export function qrPath(text: string): { path: string; side: number } {
	const { data, size } = encode(text, { ecc: 'M', border: QUIET });
	const path = data
		.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
		.join('');
	return { path, side: size };
}
