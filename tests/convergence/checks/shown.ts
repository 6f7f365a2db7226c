import type { Fold } from '../../../src/lib/engine/projection/fold.ts';
import type { BesideRow, ItemRow, OutboxRow } from '../../../src/lib/store/rows.ts';
import { dump } from '../../../src/lib/register/testing/dump.ts';
import { readFact } from '../../../src/lib/register/text.ts';
import { foldOf, type RelayLog } from '../log.ts';
import type { Phone } from '../phone.ts';
import { bookingsIn, everything, makeRows, type Rows } from '../rows.ts';
import { viewOf } from '../screen.ts';
import { difference, Violation } from '../violation.ts';
import type { Seen } from '../witness.ts';

/**
 * R3: what a phone shows is what its prefix of the log says, with its own unsent facts over it.
 * `isDumped`: compares all the fold says as well, row or no row, which takes as long again.
 */
export function checkShown(
	phone: Phone,
	seen: Seen,
	logs: readonly RelayLog[],
	isDumped: boolean
): void {
	const { fold, unsent, beside, now } = seen;
	const { counts } = fold;
	const { name, disk, network } = phone;
	const where = `${name} at ${counts.register}/${counts.people}`;
	const truth = truthOf(seen, logs);
	if (truth === undefined) throw new Violation('R3', `${where} shows what nobody has numbered`);
	const is = isDumped ? dump(fold.state) : '';
	if (isDumped && is !== truth.dump)
		throw new Violation('R3', `${where} folds otherwise: ${difference(is, truth.dump)}`);
	const view = viewOf(truth.fold, unsent, beside, network.device, now);
	checkRows(where, disk.rows, makeRows(view, everything(view)));
	checkFinal(where, disk.rows, truth.fold, unsent, beside);
}

/**
 * What a phone's copy says, folded from nothing. It is the beginning of one log or another: the
 * relay's, or, until it has given it back, one the relay has lost; what was erased is in it or not.
 */
function truthOf(
	{ fold: { counts, state }, folded }: Seen,
	logs: readonly RelayLog[]
): ReturnType<RelayLog['fold']> | undefined {
	const [log] = logs;
	if (log !== undefined && logs.length === 1 && !log.isRewritten) {
		const isTold = counts.register <= log.counts.register && counts.people <= log.counts.people;
		return isTold ? log.fold(counts) : undefined;
	}
	const { register, people } = folded;
	const isTold =
		logs.some((one) => one.beginsWith('register', register)) &&
		logs.some((one) => one.beginsWith('people', people));
	return isTold ? foldOf(state.space, people, register) : undefined;
}

function checkRows(where: string, rows: Rows, should: Rows): void {
	for (const key of rows.keys())
		if (should.get(key) === undefined) throw new Violation('R3', `${where} still shows ${key}`);
	for (const [key, row] of should) {
		const [is, ought] = [JSON.stringify(rows.get(key)), JSON.stringify(row)];
		if (is !== ought)
			throw new Violation(
				'R3',
				`${where} shows ${key} wrongly ${difference(is ?? '', ought ?? '')}`
			);
	}
}

const itemKey = ({ line, occurrence }: Pick<ItemRow, 'line' | 'occurrence'>): string =>
	`${line}/${occurrence}`;

/** What facts are about, and whether one undoes an import. */
function namedBy(facts: readonly Pick<OutboxRow, 'key' | 'text'>[]) {
	const named = new Set<string>();
	let undoes = false;
	for (const { key, text } of facts) {
		const read = readFact(text, key);
		if (!read.ok) continue;
		named.add(read.value.fact.about ?? key);
		undoes ||= read.value.fact.kind === 'batch.undone';
	}
	return { named, undoes };
}

/** R3: nothing beyond the prefix is called final; what ends, ends by the log or by one's own hand. */
function checkFinal(
	where: string,
	rows: Rows,
	{ state }: Fold,
	unsent: readonly OutboxRow[],
	beside: readonly BesideRow[]
): void {
	const { named, undoes } = namedBy(unsent);
	const told = namedBy(beside);
	for (const { booking, occurrences } of bookingsIn(rows)) {
		const inLog = new Map<string, string>(
			state.book.standings(booking.id).map((item) => [itemKey(item), item.standing])
		);
		const own = named.has(booking.id) || undoes;
		for (const item of occurrences.flatMap(({ items }) => items)) {
			const { standing } = item;
			if (inLog.get(itemKey(item)) === standing) continue;
			const final = standing === 'held' || standing === 'confirmed' || standing === 'waiting';
			// What others handed over may be asked for, and ends nothing.
			const asked = standing === 'askedFree' || standing === 'askedTaken';
			const theirs = asked && (told.named.has(booking.id) || told.undoes);
			if (final || !(own || theirs))
				throw new Violation(
					'R3',
					`${where} calls ${booking.id} ${standing}; its log says ${inLog.get(itemKey(item)) ?? 'nothing'}`
				);
		}
	}
}
