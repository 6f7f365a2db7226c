import { inflateRawSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';
import { deflatedFrame, Outgoing } from './outgoing.ts';

test.each([
	[5, 2, 5],
	[126, 4, 126],
	[65_535, 4, 65_535],
	[65_536, 10, 65_536]
])('a payload of %i bytes has a head of %i', (size, head, said) => {
	const frame = deflatedFrame(new Uint8Array(size).fill(7));
	expect(frame).toHaveLength(head + size);
	expect(frame[0]).toBe(0xc2);
	const length =
		head === 2 ? frame[1] : head === 4 ? frame.readUInt16BE(2) : Number(frame.readBigUInt64BE(2));
	expect(length).toBe(said);
});

test('a message is deflated once and reads back', async () => {
	const plain = new Uint8Array(5000).map((_, index) => index % 251);
	const message = new Outgoing(plain);
	expect(message.isWorthPacking).toBe(true);
	const [one, two] = await Promise.all([message.frame(), message.frame()]);
	expect(one).toBe(two);
	const payload = Buffer.concat([one.subarray(4), Buffer.from([0, 0, 255, 255])]);
	const read = inflateRawSync(payload, { finishFlush: constants.Z_SYNC_FLUSH });
	expect(new Uint8Array(read)).toEqual(plain);
});

test('a short message is not worth it', () => {
	expect(new Outgoing(new Uint8Array(300)).isWorthPacking).toBe(false);
});
