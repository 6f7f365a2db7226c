import { parseEuros } from '../../domain/french/money.ts';
import { readPhone } from '../../domain/french/phone.ts';
import type { AssociationId } from '../../domain/ids.ts';
import type {
	Commune,
	Deposit,
	Opening,
	Place,
	ResourceBody,
	Tariff
} from '../../domain/resource/types.ts';
import type { PersonInput, ResourceChangeInput, ResourceInput } from '../../engine/inputs.ts';
import type { ResourceRow } from '../../store/rows.ts';
import { wholeNumber } from './form-check.ts';
import { formOf, isPlain, isWeekend, WEEKEND, type FormValue } from './form-value.ts';

/** One clean line, as names are in the register. */
const line = (typed: string) => typed.replace(/[\s\p{Cc}]+/gu, ' ').trim();
const some = <T extends object>(value: T): T | undefined =>
	Object.values(value).some((field) => field !== undefined) ? value : undefined;

/** What the form leaves alone in a resource that is already there. */
type Before = Pick<
	ResourceBody,
	'place' | 'opening' | 'turnaround' | 'tariffs' | 'room' | 'worth' | 'policy'
>;

function place(value: FormValue, before: Before, found?: Commune): Place | undefined {
	const name = line(value.commune);
	const same = before.place?.commune?.name === name ? before.place.commune : undefined;
	const commune = name === '' ? undefined : (same ?? found ?? { name });
	return some({ commune, site: line(value.site) || undefined });
}

function opening(value: FormValue, before: Before): Opening | undefined {
	const packages = (before.opening?.packages ?? []).filter((one) => !isWeekend(one));
	const kept = before.opening?.packages?.find(isWeekend) ?? WEEKEND;
	const all = value.weekend ? [...packages, kept] : packages;
	return some({
		...before.opening,
		packages: all.length > 0 ? all : undefined,
		notOn: value.notOn.length > 0 ? value.notOn.toSorted((a, b) => a - b) : undefined
	});
}

function tariffs(value: FormValue, before: Before): readonly Tariff[] | undefined {
	const mine = (tariff: Tariff) =>
		isPlain(tariff) && (tariff.borrower === 'member' || tariff.borrower === 'outside');
	const price = (borrower: Tariff['borrower'], typed: string): readonly Tariff[] => {
		const cents = parseEuros(typed);
		return typed.trim() === '' || cents === undefined
			? []
			: [{ borrower, unit: value.unit, cents }];
	};
	const all = [
		...price('member', value.priceMember),
		...price('outside', value.priceOutside),
		...(before.tariffs ?? []).filter((tariff) => !mine(tariff))
	];
	return all.length > 0 ? all : undefined;
}

function deposit(value: FormValue): Deposit | undefined {
	const cents = value.deposit.trim() === '' ? undefined : parseEuros(value.deposit);
	return cents === undefined
		? undefined
		: { cents, per: value.depositPerItem ? 'item' : 'booking' };
}

function room(value: FormValue, before: Before): ResourceInput['room'] {
	if (value.kind !== 'room') return undefined;
	return some({
		seats: wholeNumber(value.seats),
		squareMetres: wholeNumber(value.squareMetres),
		// Unticked is "nobody said", unless it had been said before.
		stepFree: value.stepFree ? true : before.room?.stepFree === undefined ? undefined : false
	});
}

function turnaround(value: FormValue, before: Before): ResourceBody['turnaround'] {
	const after = wholeNumber(value.turnaroundAfter) ?? 0;
	const first = before.turnaround?.before ?? 0;
	return after + first > 0 ? { before: first, after } : undefined;
}

function worth(value: FormValue, before: Before): ResourceBody['worth'] {
	const purchase = value.purchase.trim() === '' ? undefined : parseEuros(value.purchase);
	return some({ ...before.worth, purchase });
}

/** Who to call, as typed; a name is needed, a number is not. */
export function stewardOf(value: FormValue): { name: string; phone?: string } | undefined {
	const name = line(value.stewardName);
	if (name === '') return undefined;
	const typed = value.stewardPhone.trim();
	return typed === '' ? { name } : { name, phone: readPhone(typed).shown };
}

/** Every field of the resource the form can say, built on what it leaves alone. */
function fields(value: FormValue, before: Before, found?: Commune) {
	return {
		kind: value.kind,
		name: line(value.name),
		capacity: wholeNumber(value.quantity) ?? 1,
		place: place(value, before, found),
		policy: { ...before.policy, confirm: value.confirm },
		turnaround: turnaround(value, before),
		opening: opening(value, before),
		tariffs: tariffs(value, before),
		deposit: deposit(value),
		room: room(value, before),
		worth: worth(value, before),
		remarks: value.remarks.trim() || undefined,
		conditions: value.conditions.trim() || undefined,
		safety: value.kind === 'room' ? value.safety.trim() || undefined : undefined
	};
}

/** A new resource. `problemsOf` has found nothing; `commune` is the typed one, if it was recognised. */
export function inputFrom(
	value: FormValue,
	association: AssociationId,
	commune?: Commune
): ResourceInput {
	const { remarks, conditions, safety, room: facts, ...body } = fields(value, {}, commune);
	const steward = stewardOf(value);
	return {
		...body,
		association,
		...(facts ? { room: facts } : {}),
		...(remarks ? { remarks } : {}),
		...(conditions ? { conditions } : {}),
		...(safety ? { safety } : {}),
		...(steward ? { stewards: [steward] } : {})
	};
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** R6: only what the person changed, `null` where they emptied it. */
export function changeFrom(
	value: FormValue,
	row: ResourceRow,
	steward: PersonInput | undefined,
	commune?: Commune
): ResourceChangeInput {
	const shown = formOf(row);
	const now = fields(value, row.body, commune);
	const was = fields(shown, row.body);
	const changed = Object.entries(now).filter(([field, said]) => {
		const before: unknown = Reflect.get(was, field);
		return !same(said, before);
	});
	const change = Object.fromEntries(changed.map(([field, said]) => [field, said ?? null]));
	const association = value.association === '' ? row.association : value.association;
	const rest = row.stewards.slice(1).map(({ id }) => ({ id }));
	const stewardChanged =
		value.stewardName !== shown.stewardName || value.stewardPhone !== shown.stewardPhone;
	return {
		...change,
		...(association === row.association ? {} : { association }),
		...(stewardChanged ? { stewards: steward ? [steward, ...rest] : rest } : {})
	};
}
