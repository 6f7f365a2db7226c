import type { Deposit, ResourceKind, Tariff, TariffUnit } from '../../domain/resource/types.ts';
import type { Field } from './field.ts';
import { readMoney, unitIn, type ReadMoney } from './money.ts';
import type { Oddity } from './oddity.ts';
import { plain } from './plain.ts';

const BORROWER_OF = {
	tariffMember: 'member',
	tariffLocal: 'local',
	tariffOutside: 'outside',
	tariffPrivate: 'private'
} as const satisfies Partial<Record<Field, Tariff['borrower']>>;
type TariffField = keyof typeof BORROWER_OF;
export const TARIFF_FIELDS: readonly TariffField[] = [
	'tariffMember',
	'tariffLocal',
	'tariffOutside',
	'tariffPrivate'
];

const sentences = (remarks: string) => plain(remarks).split(/[.;!\n]+/);

/** "Tarif au km", "Prix par table", "Par personne": the sentence that speaks of the price. */
function unitInRemarks(remarks: string): TariffUnit | undefined {
	const about = sentences(remarks).filter(
		(sentence) => /\b(prix|tarif)|^ ?par /.test(sentence) && !sentence.includes('caution')
	);
	return about.map(unitIn).find((unit) => unit !== undefined);
}

/** A stage of 12 m², a set of games: counted in pieces, lent as a whole. */
const LENT_WHOLE = /\d ?m²|\blots?\b|\bensemble\b/;

function likelyUnit(kind: ResourceKind, name: string, quantity: number): TariffUnit {
	if (kind === 'staffTime') return 'hour';
	const piecewise = kind === 'equipment' || kind === 'technical';
	return piecewise && quantity > 1 && !LENT_WHOLE.test(plain(name)) ? 'item' : 'booking';
}

/** "(du 15/10 au 15/04, dès la 3e fois)": when a price holds, as a table taken away says it. */
const LIMITS = /^(.*?)\s*\(([^()]*)\)$/;
const BETWEEN = /(\d\d)\/(\d\d)\D+(\d\d)\/(\d\d)/;
const FROM_NTH = /(\d{1,3})(?:e|er|st|nd|rd|th)? ?(?:fois|$)/;

/** One price of a cell, with when it holds. */
type Price = { readonly money: ReadMoney } & Pick<Tariff, 'between' | 'fromNth'>;

function readPrice(text: string): Price {
	const [, price, limits] = LIMITS.exec(text) ?? [];
	if (price === undefined || limits === undefined) return { money: readMoney(text) };
	const days = BETWEEN.exec(limits);
	const nth = FROM_NTH.exec(limits.replace(BETWEEN, ''))?.[1];
	if (!days && nth === undefined) return { money: readMoney(text) };
	return {
		money: readMoney(price),
		...(days && { between: { from: `${days[2]}-${days[1]}`, to: `${days[4]}-${days[3]}` } }),
		...(nth !== undefined && { fromNth: Number(nth) })
	};
}

/** A cell may say several prices, each after a semicolon: all of them are read, or none. */
function pricesIn(text: string): readonly Price[] {
	const prices = text.split(/\s*;\s*/).map(readPrice);
	const odd = prices.find(({ money }) => money.type === 'unread');
	return odd ? [{ money: odd.money }] : prices;
}

export type PriceInput = {
	readonly text: (field: Field) => string;
	readonly kind: ResourceKind;
	readonly name: string;
	readonly quantity: number;
	/** What the person says the price is counted by. */
	readonly unit: TariffUnit | undefined;
};
export type ReadPrices = {
	readonly tariffs: readonly Tariff[];
	readonly deposit: Deposit | undefined;
	readonly oddities: readonly Oddity[];
	/** Fields whose text could not be read as a sum; it goes to the remarks. */
	readonly unread: readonly Field[];
};

/** RS7: tariffs and deposit of a row, with what they are counted by, flagged where it is a guess. */
export function readPrices(row: PriceInput): ReadPrices {
	const tariffs: Tariff[] = [];
	const oddities: Oddity[] = [];
	const unread: Field[] = [];
	const remarks = row.text('remarks');
	const hinted = unitInRemarks(remarks);
	let flagged = false;
	for (const field of TARIFF_FIELDS) {
		const text = row.text(field);
		for (const { money, ...limits } of pricesIn(text)) {
			if (money.type === 'unread') {
				oddities.push({ field, text, code: 'MoneyUnread' });
				unread.push(field);
			}
			if (money.type !== 'sum') continue;
			const unit = row.unit ?? money.unit ?? hinted ?? likelyUnit(row.kind, row.name, row.quantity);
			// Free is free by any measure, so there is nothing to check.
			const said = row.unit !== undefined || money.unit !== undefined;
			const certain = unit === 'booking' && row.quantity === 1 && !hinted;
			if (money.cents > 0 && !said && !certain && !flagged) {
				oddities.push(
					hinted
						? { field, text: remarks, code: 'UnitFromRemarks', unit }
						: { field, text, code: 'UnitGuessed', unit }
				);
				flagged = true;
			}
			tariffs.push({ borrower: BORROWER_OF[field], unit, cents: money.cents, ...limits });
		}
	}
	return { tariffs, oddities, unread, ...readDeposit(row, oddities, unread) };
}

/** "Caution par barnum" counts it by piece; otherwise once per booking. */
function readDeposit(
	row: PriceInput,
	oddities: Oddity[],
	unread: Field[]
): { readonly deposit: Deposit | undefined } {
	const text = row.text('deposit');
	const money = readMoney(text);
	if (money.type === 'unread') {
		oddities.push({ field: 'deposit', text, code: 'MoneyUnread' });
		unread.push('deposit');
	}
	if (money.type !== 'sum') return { deposit: undefined };
	const remarks = row.text('remarks');
	const perItem = sentences(remarks).some((sentence) => /\bcaution par\b/.test(sentence));
	const said = money.unit === 'item';
	if (perItem && !said) oddities.push({ field: 'deposit', text: remarks, code: 'DepositPerItem' });
	return { deposit: { cents: money.cents, per: perItem || said ? 'item' : 'booking' } };
}
