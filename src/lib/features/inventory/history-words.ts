import { m } from '../../i18n/paraglide/messages.js';
import { whoWords } from '../../i18n/who.ts';
import type { HistoryEntry } from '../../store/rows.ts';

const WORDS: Readonly<Record<string, () => string>> = {
	'resource.added': m.inventory_hist_added,
	'resource.changed': m.inventory_hist_changed,
	'resource.retired': m.inventory_hist_retired,
	'resource.reinstated': m.inventory_hist_reinstated,
	'file.attached': m.inventory_hist_file,
	'file.removed': m.inventory_hist_file_removed,
	'outage.noted': m.inventory_hist_outage,
	'outage.changed': m.inventory_hist_outage_changed,
	'outage.ended': m.inventory_hist_outage_ended,
	'closure.added': m.inventory_hist_closure,
	'closure.lifted': m.inventory_hist_closure_lifted,
	'batch.undone': m.inventory_hist_undone
};

/** "Modifiée, par Sylvie Cazeneuve". */
export function historyWords({ kind, byName }: HistoryEntry): string {
	const what = (WORDS[kind] ?? m.inventory_hist_other)();
	return byName === '' ? what : m.inventory_hist_by({ what, name: whoWords(byName) });
}
