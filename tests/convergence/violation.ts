/** What may never be was. */
export class Violation extends Error {
	override readonly name = 'Violation';
	readonly rule: string;

	constructor(rule: string, what: string) {
		super(`[${rule}] ${what}`);
		this.rule = rule;
	}
}

/** Where two texts part, for a reader. */
export function difference(is: string, should: string): string {
	let at = 0;
	while (at < is.length && is[at] === should[at]) at += 1;
	const from = Math.max(0, at - 120);
	return `\n  is     …${is.slice(from, at + 160)}\n  should …${should.slice(from, at + 160)}`;
}
