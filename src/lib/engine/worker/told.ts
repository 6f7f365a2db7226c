import {
	handInAnswer,
	lackingAnswer,
	MOST_HANDED,
	type HandInAnswer
} from '../../../../sync-server/wire/requests.ts';
import type { SpaceId } from '../../domain/ids.ts';
import type { Room } from '../../register/facts/kinds.ts';
import type { BesideRow } from '../../store/rows.ts';
import type { postJson } from '../post.ts';
import { ROOMS } from '../replica-names.ts';
import { inParts } from './hand-in.ts';

type Row = Pick<BesideRow, 'seq' | 'room' | 'key' | 'text' | 'told'>;
type Said = Pick<Row, 'key' | 'text'> & {
	readonly seq: number;
	readonly told: NonNullable<BesideRow['told']>;
};
type Post = typeof postJson;

/**
 * Holds entries said to be in the log against the relay: what it lacks and bears its mark is given
 * back, and what it has comes by the log. Answers those that were never its own, or were erased;
 * nothing when it couldn't be asked.
 */
export async function holdAgainst(
	space: SpaceId,
	rows: readonly Row[],
	post: Post
): Promise<number[] | undefined> {
	const gone: number[] = [];
	for (const room of ROOMS) {
		const lacking = await lackedOf(space, room, saidOf(rows, room), post);
		if (lacking === undefined) return undefined;
		for (const part of inGenerations(lacking).flatMap((own) => inParts(own))) {
			const came = await give(space, room, part, post);
			if (came === undefined) return undefined;
			if (isAllTheirs(came)) continue;
			// At least one is not: each is asked for itself.
			for (const one of part) {
				const own = part.length === 1 ? came : await give(space, room, [one], post);
				if (own === undefined) return undefined;
				if (!isAllTheirs(own)) gone.push(one.seq);
			}
		}
	}
	return gone;
}

const isAllTheirs = ({ foreign, erased }: HandInAnswer): boolean => foreign + erased === 0;

const saidOf = (rows: readonly Row[], room: Room): Said[] =>
	rows.flatMap(({ seq, told, key, text, ...row }) =>
		row.room === room && seq !== undefined && told !== undefined ? [{ seq, told, key, text }] : []
	);

/** In their order, those of one generation together: a part is of one copy. */
const inGenerations = (rows: readonly Said[]): Said[][] =>
	[...new Set(rows.map(({ told }) => told.generation))].map((generation) =>
		rows.filter(({ told }) => told.generation === generation)
	);

async function lackedOf(
	space: SpaceId,
	room: Room,
	rows: readonly Said[],
	post: Post
): Promise<Said[] | undefined> {
	const lacking: Said[] = [];
	for (let at = 0; at < rows.length; at += MOST_HANDED) {
		const some = rows.slice(at, at + MOST_HANDED);
		const facts = some.map(({ key, told }) => [key, told.number]);
		const answer = await post('/api/lacking', { space, room, facts }, lackingAnswer);
		if (!answer.ok) return undefined;
		const lacks = new Set<string>(answer.value.lacks);
		lacking.push(...some.filter(({ key }) => lacks.has(key)));
	}
	return lacking;
}

async function give(
	space: SpaceId,
	room: Room,
	part: readonly Said[],
	post: Post
): Promise<HandInAnswer | undefined> {
	const generation = part[0]?.told.generation;
	const entries = part.map(({ told, text }) => [told.number, told.mac, text]);
	const answer = await post('/api/hand-in', { space, room, generation, entries }, handInAnswer);
	return answer.ok ? answer.value : undefined;
}
