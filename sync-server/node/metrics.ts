/** Upper bounds of the histogram's classes, seconds. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1] as const;

const HELP = {
	facts_numbered_total: 'Facts numbered and committed.',
	facts_again_total: 'Facts that were in the log already.',
	facts_reentered_total: 'Facts that phones gave back to a restored relay.',
	facts_refused_total: 'Facts refused, by reason.',
	commits_failed_total: 'Commits that failed; nothing of them was told.',
	messages_unreadable_total: 'Frames or envelopes that are no such thing.',
	closed_total: 'Connections the relay closed, by code.',
	requests_total: 'HTTP requests, by class of status.'
} as const;
type Counter = keyof typeof HELP;

/** Counted apart by a label; the others are said to be 0 until there is something to count. */
const LABELLED: readonly string[] = ['facts_refused_total', 'closed_total', 'requests_total'];

/** Counts for operators, in Prometheus' text form. Nothing in it says who or which space. */
export class Metrics {
	readonly #counts = new Map<string, number>();
	readonly #classes = new Array<number>(BOUNDS.length + 1).fill(0);
	#seconds = 0;
	#commits = 0;

	count(name: Counter, by = 1, label?: { readonly [name: string]: string }): void {
		const labels = label
			? `{${Object.entries(label)
					.map(([key, value]) => `${key}="${value}"`)
					.join(',')}}`
			: '';
		const line = `la_remise_${name}${labels}`;
		this.#counts.set(line, (this.#counts.get(line) ?? 0) + by);
	}

	/** How long a step took from its start until its commit was on disk. */
	commitTook(seconds: number): void {
		const at = BOUNDS.findIndex((bound) => seconds <= bound);
		const index = at === -1 ? BOUNDS.length : at;
		this.#classes[index] = (this.#classes[index] ?? 0) + 1;
		this.#seconds += seconds;
		this.#commits += 1;
	}

	text(gauges: Readonly<Record<string, number>>): string {
		const lines: string[] = [];
		for (const [name, help] of Object.entries(HELP)) {
			lines.push(`# HELP la_remise_${name} ${help}`, `# TYPE la_remise_${name} counter`);
			const own = [...this.#counts].filter(([line]) => line.split('{')[0] === `la_remise_${name}`);
			for (const [line, count] of own) lines.push(`${line} ${String(count)}`);
			if (own.length === 0 && !LABELLED.includes(name)) lines.push(`la_remise_${name} 0`);
		}
		const histogram = 'la_remise_commit_seconds';
		lines.push(`# TYPE ${histogram} histogram`);
		let below = 0;
		BOUNDS.forEach((bound, index) => {
			below += this.#classes[index] ?? 0;
			lines.push(`${histogram}_bucket{le="${String(bound)}"} ${String(below)}`);
		});
		lines.push(
			`${histogram}_bucket{le="+Inf"} ${String(this.#commits)}`,
			`${histogram}_sum ${String(this.#seconds)}`,
			`${histogram}_count ${String(this.#commits)}`
		);
		for (const [name, value] of Object.entries(gauges)) {
			lines.push(`# TYPE la_remise_${name} gauge`, `la_remise_${name} ${String(value)}`);
		}
		return `${lines.join('\n')}\n`;
	}
}
