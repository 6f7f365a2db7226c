import type { ResourceBody } from '../../domain/resource/types.ts';
import { formatLength } from '../../i18n/length.ts';
import { formatNumber } from '../../i18n/number.ts';
import { packageWords, weekdaysWords } from '../../i18n/opening.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { depositWords, priceWords, tariffWho } from '../../i18n/tariff.ts';

/** One line of a list of terms: what, and what it is. */
export type Term = { readonly term: string; readonly words: string };

const LENT: readonly ResourceBody['kind'][] = ['room', 'equipment', 'technical', 'vehicle'];

/** What it costs (RS7): never an empty price. */
function priceTerms({ tariffs = [], deposit, kind }: ResourceBody): readonly Term[] {
	const prices = tariffs.map((tariff) => ({ term: tariffWho(tariff), words: priceWords(tariff) }));
	const price = { term: m.inventory_price_not_given(), words: m.inventory_price_not_given_value() };
	const shown = prices.length > 0 ? prices : [price];
	// Nobody leaves a deposit for someone's time.
	if (deposit === undefined && !LENT.includes(kind)) return shown;
	return [...shown, { term: m.inventory_deposit(), words: depositWords(deposit) }];
}

/** Who decides (RS6). */
function policyTerms({ policy }: ResourceBody): readonly Term[] {
	const confirm =
		policy?.confirm === 'steward' ? m.inventory_confirm_steward() : m.inventory_confirm_itself();
	const quota = policy?.quotaPerSeason;
	const words =
		quota === undefined ? confirm : `${confirm}, ${m.inventory_quota({ times: quota })}`;
	return [{ term: m.inventory_confirmation(), words }];
}

/** When it can be booked, and when not (RS4, RS5). */
function openingTerms({ opening = {}, turnaround }: ResourceBody): readonly Term[] {
	const { packages = [], notOn = [], shortest, longest, notice, horizonDays } = opening;
	const terms: (Term | false | undefined)[] = [
		...packages.map((one) => ({ term: m.inventory_package(), words: packageWords(one) })),
		notOn.length > 0 && {
			term: m.inventory_not_on(),
			words: m.inventory_weekdays_list({ days: weekdaysWords(notOn) })
		},
		opening.notInSchoolHolidays && {
			term: m.inventory_school_holidays(),
			words: m.inventory_not_then()
		},
		opening.notOnPublicHolidays && {
			term: m.inventory_public_holidays(),
			words: m.inventory_not_then()
		},
		shortest !== undefined && { term: m.inventory_shortest(), words: formatLength(shortest) },
		longest !== undefined && { term: m.inventory_longest(), words: formatLength(longest) },
		notice !== undefined && {
			term: m.inventory_notice(),
			words: m.inventory_notice_words({ length: formatLength(notice) })
		},
		horizonDays !== undefined && {
			term: m.inventory_horizon(),
			words: m.inventory_horizon_words({ days: horizonDays })
		},
		turnaround && {
			term: m.inventory_turnaround(),
			words: m.inventory_turnaround_words({
				before: formatLength(turnaround.before),
				after: formatLength(turnaround.after)
			})
		}
	];
	return terms.filter((term) => term !== false && term !== undefined);
}

/** What the room is like (RS10). */
function roomTerms({ room }: ResourceBody): readonly Term[] {
	const terms: (Term | false | undefined)[] = [
		room?.seats !== undefined && {
			term: m.inventory_seats(),
			words: formatNumber(room.seats)
		},
		room?.squareMetres !== undefined && {
			term: m.inventory_square_metres(),
			words: m.inventory_square_metres_value({ count: formatNumber(room.squareMetres) })
		},
		room?.stepFree !== undefined && {
			term: m.inventory_step_free(),
			words: room.stepFree ? m.inventory_step_free_yes() : m.inventory_step_free_no()
		}
	];
	return terms.filter((term) => term !== false && term !== undefined);
}

/** Tariffs and rules of a resource in words, in the order people ask for them. */
export const ruleTerms = (body: ResourceBody): readonly Term[] => [
	...roomTerms(body),
	...priceTerms(body),
	...policyTerms(body),
	...openingTerms(body)
];
