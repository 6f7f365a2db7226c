import * as v from 'valibot';
import { ok, refused, type Refusal, type Result } from '../domain/refusal.ts';

/** How long a phone with one bar waits for an answer, ms. */
const PATIENCE = 20_000;

export const isRefusal = (value: unknown): value is Refusal =>
	typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Asks the relay one thing. No network, no relay or no sense in the answer are all "away". */
export async function postJson<Schema extends v.GenericSchema>(
	path: string,
	body: unknown,
	schema: Schema
): Promise<Result<v.InferOutput<Schema>>> {
	const away = refused<Refusal>({ type: 'RelayAway' });
	try {
		const response = await fetch(path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(PATIENCE)
		});
		const answer: unknown = await response.json();
		if (response.ok) {
			const read = v.safeParse(schema, answer);
			return read.success ? ok(read.output) : away;
		}
		const refusal: unknown =
			typeof answer === 'object' && answer !== null && 'refusal' in answer && answer.refusal;
		return isRefusal(refusal) ? refused(refusal) : away;
	} catch {
		// fetch rejects without a network, and json() on a proxy's page: the same thing to a person.
		return away;
	}
}
