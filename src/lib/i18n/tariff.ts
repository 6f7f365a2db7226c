import type { Borrower, Deposit, Tariff, TariffUnit } from '../domain/resource/types.ts';
import { formatDate } from './dates.ts';
import { formatEuros } from './number.ts';
import { m } from './paraglide/messages.js';
import type { LocalDate } from '../domain/time/types.ts';

const WHO: { readonly [B in Borrower]: () => string } = {
	member: m.inventory_who_member,
	local: m.inventory_who_local,
	outside: m.inventory_who_outside,
	private: m.inventory_who_private
};
const PER: { readonly [U in TariffUnit]: (input: { price: string }) => string } = {
	booking: m.inventory_per_booking,
	hour: m.inventory_per_hour,
	halfDay: m.inventory_per_halfDay,
	day: m.inventory_per_day,
	weekend: m.inventory_per_weekend,
	item: m.inventory_per_item,
	person: m.inventory_per_person,
	km: m.inventory_per_km
};
const UNITS: { readonly [U in TariffUnit]: () => string } = {
	booking: m.inventory_unit_booking,
	hour: m.inventory_unit_hour,
	halfDay: m.inventory_unit_halfDay,
	day: m.inventory_unit_day,
	weekend: m.inventory_unit_weekend,
	item: m.inventory_unit_item,
	person: m.inventory_unit_person,
	km: m.inventory_unit_km
};

/** "Associations de l'espace", "Extérieurs". */
export const borrowerWords = (borrower: Borrower): string => WHO[borrower]();
/** "par pièce", "au km". */
export const unitWords = (unit: TariffUnit): string => UNITS[unit]();

/** "2,50 € par pièce", or "gratuit": free is free by any measure (RS7). */
export const priceWords = ({ cents, unit }: Pick<Tariff, 'cents' | 'unit'>): string =>
	cents === 0 ? formatEuros(cents) : PER[unit]({ price: formatEuros(cents) });

/** Any leap year: `MM-DD` has none. */
const dayOf = (monthDay: string) => `2024-${monthDay}` as LocalDate;

/** Who pays it, and when it is not always: "Extérieurs, du 15 octobre au 15 avril". */
export function tariffWho({ borrower, between, fromNth }: Tariff): string {
	let who = borrowerWords(borrower);
	if (between) {
		const from = formatDate(dayOf(between.from));
		who = m.inventory_who_between({ who, from, to: formatDate(dayOf(between.to)) });
	}
	return fromNth === undefined ? who : m.inventory_who_from_nth({ who, nth: fromNth });
}

/** "150 € par pièce", "400 €"; "non précisée" when nobody said. */
export function depositWords(deposit: Deposit | undefined): string {
	if (deposit === undefined) return m.inventory_not_given();
	const sum = formatEuros(deposit.cents);
	return deposit.per === 'item' && deposit.cents > 0 ? m.inventory_per_item({ price: sum }) : sum;
}
