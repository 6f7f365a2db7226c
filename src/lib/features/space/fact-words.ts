import { m } from '$lib/i18n/paraglide/messages';

const BOOKING: Readonly<Record<string, () => string>> = {
	asked: m.fact_booking_asked,
	changed: m.fact_booking_changed,
	withdrawn: m.fact_booking_withdrawn,
	confirmed: m.fact_booking_confirmed,
	refused: m.fact_booking_refused
};
const BY_NOUN: Readonly<Record<string, () => string>> = {
	space: m.fact_space,
	association: m.fact_association,
	invitation: m.fact_invitation,
	device: m.fact_device,
	member: m.fact_member,
	recovery: m.fact_recovery,
	copy: m.fact_copy,
	role: m.fact_role,
	person: m.fact_person,
	words: m.fact_words,
	resource: m.fact_resource,
	file: m.fact_file,
	outage: m.fact_outage,
	closure: m.fact_closure,
	handover: m.fact_handover,
	units: m.fact_handover,
	feed: m.fact_feed,
	catalogue: m.fact_catalogue,
	batch: m.fact_batch
};

/** A kind of fact ('booking.asked') as a person would call what they did. */
export function factWords(kind: string): string {
	const [noun = '', what = ''] = kind.split('.');
	if (noun === 'booking') return (BOOKING[what] ?? m.fact_booking_other)();
	return (BY_NOUN[noun] ?? m.fact_other)();
}

/** The kind and the name in a fact's text, for the list of what waits; a text is never trusted. */
export function headOf(text: string): { kind: string; name: string | undefined } {
	try {
		const fact: unknown = JSON.parse(text);
		if (typeof fact !== 'object' || fact === null) return { kind: '', name: undefined };
		const kind = 'kind' in fact && typeof fact.kind === 'string' ? fact.kind : '';
		const body: unknown = 'body' in fact ? fact.body : undefined;
		return { kind, name: nameIn(body) };
	} catch {
		return { kind: '', name: undefined };
	}
}

function nameIn(body: unknown): string | undefined {
	if (typeof body !== 'object' || body === null) return undefined;
	if ('name' in body && typeof body.name === 'string') return body.name;
	return 'text' in body && typeof body.text === 'string' ? body.text.slice(0, 80) : undefined;
}
