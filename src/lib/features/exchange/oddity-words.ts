import type { Field } from '../../formats/inventory/field.ts';
import type { Oddity } from '../../formats/inventory/oddity.ts';
import type { Suggestion } from '../../formats/inventory/suggestion.ts';
import { formatDate } from '../../i18n/dates.ts';
import { kindName } from '../../i18n/kinds.ts';
import { formatNumber } from '../../i18n/number.ts';
import { packageWords, weekdaysWords } from '../../i18n/opening.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { unitWords } from '../../i18n/tariff.ts';

const FIELD_NAMES: { readonly [F in Field]: () => string } = {
	name: m.inventory_field_name,
	kind: m.inventory_field_kind,
	quantity: m.inventory_field_quantity,
	owner: m.inventory_field_owner,
	commune: m.inventory_field_commune,
	site: m.inventory_field_site,
	state: m.inventory_field_state,
	purchase: m.inventory_field_purchase,
	deposit: m.inventory_field_deposit,
	tariffMember: m.inventory_field_tariffMember,
	tariffLocal: m.inventory_field_tariffLocal,
	tariffOutside: m.inventory_field_tariffOutside,
	tariffPrivate: m.inventory_field_tariffPrivate,
	steward: m.inventory_field_steward,
	phone: m.inventory_field_phone,
	email: m.inventory_field_email,
	seats: m.inventory_field_seats,
	remarks: m.inventory_field_remarks,
	squareMetres: m.tables_field_squareMetres,
	stepFree: m.tables_field_stepFree,
	conditions: m.tables_field_conditions,
	safety: m.tables_field_safety,
	id: m.tables_field_id
};

export const fieldName = (field: Field): string => FIELD_NAMES[field]();

/** Long remarks are quoted by their beginning. */
const quoted = (text: string) => (text.length > 70 ? `${text.slice(0, 69).trimEnd()}…` : text);

/** What was read otherwise than it stands, as a sentence. */
export function oddityWords(oddity: Oddity): string {
	const text = quoted(oddity.text);
	const field = fieldName(oddity.field);
	switch (oddity.code) {
		case 'QuantitySpaced':
			return m.inventory_odd_QuantitySpaced({ text, read: formatNumber(oddity.read) });
		case 'QuantityAbout':
			return m.inventory_odd_QuantityAbout({ text, read: formatNumber(oddity.read) });
		case 'QuantityInWords':
			return m.inventory_odd_QuantityInWords({ text, read: formatNumber(oddity.read) });
		case 'QuantityUnread':
			return m.inventory_odd_QuantityUnread({ text });
		case 'QuantityMissing':
			return m.inventory_odd_QuantityMissing();
		case 'KindGuessed':
			return text === ''
				? m.inventory_odd_KindGuessed({ kind: kindName(oddity.kind) })
				: m.inventory_odd_KindUnknown({ text, kind: kindName(oddity.kind) });
		case 'NameMissing':
			return m.inventory_odd_NameMissing();
		case 'OwnerMissing':
			return m.inventory_odd_OwnerMissing({ owner: oddity.owner });
		case 'Shortened':
			return m.inventory_odd_Shortened({ field, most: oddity.most });
		case 'MoneyUnread':
			return m.inventory_odd_MoneyUnread({ field, text });
		case 'UnitFromRemarks':
			return m.inventory_odd_UnitFromRemarks({ text, unit: unitWords(oddity.unit) });
		case 'UnitGuessed':
			return m.inventory_odd_UnitGuessed({ unit: unitWords(oddity.unit) });
		case 'DepositPerItem':
			return m.inventory_odd_DepositPerItem({ text });
		case 'PhoneUnusual':
			return m.inventory_odd_PhoneUnusual({ text });
		case 'PhoneAlone':
			return m.inventory_odd_PhoneAlone({ text });
		case 'EmailUnusual':
			return m.inventory_odd_EmailUnusual({ text });
		case 'SeatsUnread':
			return m.inventory_odd_SeatsUnread({ text });
		case 'NeedsCare':
			return m.inventory_odd_NeedsCare({ text });
		case 'Duplicate':
			return m.inventory_odd_Duplicate({ line: oddity.line });
	}
}

/** A rule found in the remarks, as it would be stored. */
export function suggestionWords(suggestion: Suggestion): string {
	switch (suggestion.type) {
		case 'outOfService':
			return suggestion.until === undefined
				? m.inventory_import_out({ units: suggestion.units })
				: m.inventory_import_out_until({
						units: suggestion.units,
						day: formatDate(suggestion.until)
					});
		case 'seats':
			return m.inventory_import_seats({ seats: suggestion.seats });
		case 'weekend':
			return packageWords(suggestion.package);
		case 'notOn':
			return m.inventory_import_not_on({ days: weekdaysWords(suggestion.days) });
	}
}

export const accordingTo = (text: string): string =>
	m.inventory_import_according({ text: quoted(text) });
