import ICAL from 'ical.js';
import { MOST_STEPS } from './most-steps.ts';

/** Thrown out of the library's loop, and caught by whoever walks. */
export class EndOfWalk extends Error {
	readonly why: 'until' | 'steps';

	constructor(why: 'until' | 'steps') {
		super(why);
		this.why = why;
	}
}

/** The library's iterator, which looks for the next date for as long as it takes, given an end. */
export class BoundedIterator extends ICAL.RecurIterator {
	private steps = 0;

	override check_contracting_rules(): boolean {
		this.steps += 1;
		if (this.steps > MOST_STEPS) throw new EndOfWalk('steps');
		if (this.rule.until !== null && this.last.compare(this.rule.until) > 0) {
			throw new EndOfWalk('until');
		}
		return super.check_contracting_rules();
	}
}
