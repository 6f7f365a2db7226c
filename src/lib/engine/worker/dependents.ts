import type { OutboxRow } from '../../store/rows.ts';

/** About what a fact of this key made, or naming it within one gesture. */
const restsOn = (row: OutboxRow, gone: OutboxRow): boolean =>
	row.entity === gone.key || (row.gesture === gone.gesture && row.text.includes(gone.key));

/** Which of the rows mean nothing without those refused, however many steps away. */
export function dependentsOf(
	refused: readonly OutboxRow[],
	rows: readonly OutboxRow[]
): OutboxRow[] {
	const found = new Map<string, OutboxRow>();
	const done = new Set(refused.map(({ key }) => key));
	const left = [...refused];
	for (let gone = left.pop(); gone !== undefined; gone = left.pop()) {
		for (const row of rows) {
			if (done.has(row.key) || !restsOn(row, gone)) continue;
			done.add(row.key);
			found.set(row.key, row);
			left.push(row);
		}
	}
	return rows.filter(({ key }) => found.has(key));
}
