import { expect, test } from 'vitest';
import type { SpaceId } from '../../domain/ids.ts';
import { ok, refused, type Refusal } from '../../domain/refusal.ts';
import type { postJson } from '../post.ts';
import { carriedParts, createCarrying, type Carried } from './carrying.ts';

const space = 'A'.repeat(22) as SpaceId;
const fact = (key: string, room: Carried['room'] = 'register', text = key): Carried => ({
	room,
	key: key.padEnd(22, '-'),
	text,
	sig: 'x'
});

/** A relay that says of each text what it is told to. */
function relay(says: (text: string) => Refusal | null | 'away') {
	const brought: string[] = [];
	const post: typeof postJson = (_path, body) => {
		const { facts } = body as { facts: [string, string][] };
		brought.push(...facts.map(([text]) => text));
		if (facts.some(([text]) => says(text) === 'away'))
			return Promise.resolve(refused<Refusal>({ type: 'RelayAway' }));
		const outcomes = facts.map(([text]) => [text.slice(0, 22).padEnd(22, '-'), says(text)]);
		return Promise.resolve(ok({ outcomes }) as never);
	};
	return { brought, post };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test('[R1] what was taken is brought once, what is refused is said, and what can’t be now waits', async () => {
	const { brought, post } = relay((text) =>
		text === 'b' ? { type: 'BadSignature' } : text === 'c' ? { type: 'NotMember' } : null
	);
	const refusals: [string, string][] = [];
	const carrying = createCarrying({
		space,
		network: { online: true },
		refused: (key, refusal) => refusals.push([key, refusal.type]),
		changed: () => undefined,
		post
	});
	const facts = ['a', 'b', 'c'].map((key) => fact(key));
	carrying.bring([...facts, fact('d', 'people')]);
	await settled();
	expect(brought).toEqual(['a', 'b', 'c', 'd']);
	expect(refusals).toEqual([['b'.padEnd(22, '-'), 'BadSignature']]);
	// At once it would only be refused again.
	carrying.bring(facts);
	await settled();
	expect(brought).toHaveLength(4);
	carrying.wake();
	carrying.bring([fact('c')]);
	await settled();
	expect(brought.at(-1)).toBe('c');
	carrying.close();
});

test('without a network nothing leaves, and a relay that is away is asked again later', async () => {
	const { brought, post } = relay(() => 'away');
	const network = { online: false };
	const carrying = createCarrying({
		space,
		network,
		refused: () => undefined,
		changed: () => undefined,
		post
	});
	carrying.bring([fact('a')]);
	await settled();
	expect(brought).toEqual([]);
	network.online = true;
	carrying.bring([fact('a')]);
	await settled();
	carrying.bring([fact('a')]);
	await settled();
	expect(brought).toEqual(['a']);
	carrying.close();
});

test('parts are no larger than a relay takes, in order, and one fact always fits', () => {
	const facts = Array.from({ length: 900 }, (_, at) => fact(String(at)));
	const large = fact('large', 'register', 'x'.repeat(70_000));
	const parts = carriedParts([...facts, large, fact('last')]);
	expect(parts.map(({ length }) => length)).toEqual([400, 400, 100, 1, 1]);
	expect(parts.flat()).toEqual([...facts, large, fact('last')]);
});
