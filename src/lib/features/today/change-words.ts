import { m } from '../../i18n/paraglide/messages.js';
import { whoWords } from '../../i18n/who.ts';
import type { HistoryEntry } from '../../store/rows.ts';

const WORDS: Readonly<Record<string, (said: { name: string }) => string>> = {
	'booking.asked': m.today_change_asked,
	'booking.changed': m.today_change_changed,
	'booking.withdrawn': m.today_change_withdrawn,
	'booking.confirmed': m.today_change_confirmed,
	'booking.refused': m.today_change_refused,
	'booking.settled': m.today_change_settled,
	'booking.commented': m.today_change_commented,
	'booking.joined': m.today_change_joined,
	'booking.left': m.today_change_left
};

/** "Demandée par Paul Vidal"; a handover says which way. */
export function changeWords({ kind, byName, detail }: HistoryEntry): string {
	const said = { name: whoWords(byName) || m.today_someone() };
	if (kind === 'handover.noted') {
		return detail['way'] === 'back' ? m.today_change_back(said) : m.today_change_out(said);
	}
	return (WORDS[kind] ?? m.today_change_other)(said);
}
