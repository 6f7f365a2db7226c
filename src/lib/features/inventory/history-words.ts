import { formatNumber } from '../../i18n/number.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { whoWords } from '../../i18n/who.ts';
import type { HistoryEntry } from '../../store/rows.ts';

const WORDS: Readonly<Record<string, () => string>> = {
	'resource.added': m.inventory_hist_added,
	'resource.changed': m.inventory_hist_changed,
	'resource.retired': m.inventory_hist_retired,
	'resource.reinstated': m.inventory_hist_reinstated,
	'file.attached': m.inventory_hist_file,
	'file.captioned': m.inventory_hist_file_captioned,
	'file.removed': m.inventory_hist_file_removed,
	'outage.noted': m.inventory_hist_outage,
	'outage.changed': m.inventory_hist_outage_changed,
	'outage.ended': m.inventory_hist_outage_ended,
	'closure.added': m.inventory_hist_closure,
	'closure.lifted': m.inventory_hist_closure_lifted,
	'batch.undone': m.inventory_hist_undone
};

const FIELDS: Readonly<Record<string, () => string>> = {
	name: m.history_resource_name,
	kind: m.history_resource_kind,
	association: m.history_resource_association,
	capacity: m.history_resource_capacity,
	place: m.history_resource_place,
	stewards: m.history_resource_stewards,
	remarks: m.history_resource_remarks,
	conditions: m.history_resource_conditions,
	parts: m.history_resource_parts,
	turnaround: m.history_resource_turnaround,
	opening: m.history_resource_opening,
	policy: m.history_resource_policy,
	tariffs: m.history_resource_tariffs,
	deposit: m.history_resource_deposit,
	units: m.history_resource_units,
	room: m.history_resource_room,
	worth: m.history_resource_worth
};

/** "nom, avant : Salle", "quantité de 20 à 18", "prix": R6, each field that differs. */
function fieldWords(detail: HistoryEntry['detail']): string[] {
	return Object.keys(detail).flatMap((field) => {
		const name = FIELDS[field]?.();
		if (name === undefined) return [];
		const [was, is] = [detail[`was.${field}`], detail[field]];
		if (field === 'name' && typeof was === 'string')
			return m.history_resource_was({ field: name, was });
		if (typeof was === 'number' && typeof is === 'number')
			return m.history_resource_count({ was: formatNumber(was), is: formatNumber(is) });
		return name;
	});
}

function whatWords({ kind, detail }: HistoryEntry): string {
	// An import of the same row again changes what the first one added.
	const fields = kind === 'resource.changed' || kind === 'resource.added' ? fieldWords(detail) : [];
	return fields.length > 0
		? m.history_resource_changed({ what: fields.join('\u202f; ') })
		: (WORDS[kind] ?? m.inventory_hist_other)();
}

/** "Modifiée (quantité de 20 à 18), par Sylvie Cazeneuve". */
export function historyWords(entry: HistoryEntry): string {
	const { byName } = entry;
	const what = whatWords(entry);
	return byName === '' ? what : m.inventory_hist_by({ what, name: whoWords(byName) });
}
