/** Bytes that mean most to a reader of lengths, types and numbers. */
const TELLING = [0, 1, 2, 8, 9, 10, 39, 116, 117, 118, 119, 127, 128, 132, 164, 168, 255] as const;
/** A length of 2^31, 2^53 or more, as lib0 writes it. */
const HUGE = [
	[255, 255, 255, 255, 15],
	[255, 255, 255, 255, 255, 255, 255, 31],
	[255, 255, 255, 255, 255, 255, 255, 255, 255, 255]
] as const;

type Chance = () => number;
type Mutation = (bytes: Uint8Array, chance: Chance, others: readonly Uint8Array[]) => Uint8Array;

const below = (chance: Chance, most: number): number => Math.floor(chance() * most);
const pick = <T>(chance: Chance, from: readonly T[]): T => {
	const found = from[below(chance, from.length)];
	if (found === undefined) throw new RangeError('nothing to pick');
	return found;
};
const spliced = (
	bytes: Uint8Array,
	at: number,
	taken: number,
	put: ArrayLike<number>
): Uint8Array => {
	const result = new Uint8Array(bytes.length - taken + put.length);
	result.set(bytes.subarray(0, at));
	result.set(put, at);
	result.set(bytes.subarray(at + taken), at + put.length);
	return result;
};

const flipBit: Mutation = (bytes, chance) => {
	const at = below(chance, bytes.length);
	return spliced(bytes, at, 1, [(bytes[at] ?? 0) ^ (1 << below(chance, 8))]);
};
const setByte: Mutation = (bytes, chance) =>
	spliced(bytes, below(chance, bytes.length), 1, [pick(chance, TELLING)]);
/** Heads hold the lengths and types: most of what can go wrong is there. */
const setHead: Mutation = (bytes, chance) =>
	spliced(bytes, below(chance, Math.min(24, bytes.length)), 1, [pick(chance, TELLING)]);
const cut: Mutation = (bytes, chance) => bytes.subarray(0, below(chance, bytes.length));
const behead: Mutation = (bytes, chance) => bytes.subarray(below(chance, bytes.length));
const insertHuge: Mutation = (bytes, chance) =>
	spliced(bytes, below(chance, Math.min(60, bytes.length)), 1, pick(chance, HUGE));
const repeat: Mutation = (bytes, chance) => {
	const at = below(chance, bytes.length);
	const part = bytes.subarray(at, at + 1 + below(chance, 40));
	const many = new Uint8Array(part.length * (1 + below(chance, 8)));
	for (let from = 0; from < many.length; from += part.length) many.set(part, from);
	return spliced(bytes, at, 0, many);
};
const cross: Mutation = (bytes, chance, others) => {
	const other = pick(chance, others);
	const head = below(chance, bytes.length);
	return spliced(other, 0, below(chance, other.length), bytes.subarray(0, head));
};
const noise: Mutation = (_, chance) =>
	Uint8Array.from({ length: below(chance, 64) }, () => below(chance, 256));

const MUTATIONS: readonly Mutation[] = [
	flipBit,
	setByte,
	setHead,
	setHead,
	cut,
	behead,
	insertHuge,
	repeat,
	cross,
	noise
];

/** An honest frame with one to three things wrong with it. */
export function mutated(frames: readonly Uint8Array[], chance: Chance): Uint8Array {
	let bytes = pick(chance, frames);
	for (let times = 1 + below(chance, 3); times > 0 && bytes.length > 0; times -= 1)
		bytes = pick(chance, MUTATIONS)(bytes, chance, frames);
	return bytes;
}
