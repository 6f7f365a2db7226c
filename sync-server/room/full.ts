import { concernsTrust } from '../../src/lib/register/trust.ts';
import { readFact } from '../../src/lib/register/text.ts';

/** Whether a fact is taken even in a space that is full: who is in it, and what makes room. */
export function isTakenWhenFull(text: string): boolean {
	const read = readFact(text);
	if (!read.ok) return false;
	const { kind } = read.value.fact;
	return concernsTrust(kind) || kind.endsWith('.erased');
}
