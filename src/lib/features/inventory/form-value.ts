import type { AssociationId } from '../../domain/ids.ts';
import { eurosText } from '../../domain/french/money.ts';
import type {
	Cents,
	Package,
	ResourceBody,
	ResourceKind,
	Tariff,
	TariffUnit
} from '../../domain/resource/types.ts';
import type { LocalTime, Weekday } from '../../domain/time/types.ts';
import type { ResourceRow } from '../../store/rows.ts';

/** What stands in the form's fields: text as typed, so that a draft keeps it exactly. */
export type FormValue = {
	name: string;
	kind: ResourceKind;
	quantity: string;
	association: AssociationId | '';
	commune: string;
	site: string;
	stewardName: string;
	stewardPhone: string;
	confirm: 'itself' | 'steward';
	turnaroundAfter: string;
	weekend: boolean;
	notOn: Weekday[];
	priceMember: string;
	priceOutside: string;
	unit: TariffUnit;
	deposit: string;
	depositPerItem: boolean;
	seats: string;
	squareMetres: string;
	stepFree: boolean;
	safety: string;
	remarks: string;
	conditions: string;
	purchase: string;
};

const EIGHT = '08:00' as LocalTime;
/** RS5: the package everybody means. */
export const WEEKEND: Package = {
	name: 'Week-end',
	startDay: 6,
	startTime: EIGHT,
	endDay: 1,
	endTime: EIGHT
};
export const isWeekend = (one: Package): boolean => one.startDay === 6 && one.endDay === 1;

/** A tariff that holds all year and from the first time on: the only ones the form edits. */
export const isPlain = (tariff: Tariff): boolean => !tariff.between && tariff.fromNth === undefined;
const plainTariff = ({ tariffs = [] }: ResourceBody, borrower: Tariff['borrower']) =>
	tariffs.find((tariff) => tariff.borrower === borrower && isPlain(tariff));

const money = (cents: Cents | undefined) => (cents === undefined ? '' : eurosText(cents));
const count = (value: number | undefined) => (value === undefined ? '' : String(value));

export const emptyForm = (association: AssociationId | ''): FormValue => ({
	name: '',
	kind: 'equipment',
	quantity: '1',
	association,
	commune: '',
	site: '',
	stewardName: '',
	stewardPhone: '',
	confirm: 'itself',
	turnaroundAfter: '',
	weekend: false,
	notOn: [],
	priceMember: '',
	priceOutside: '',
	unit: 'booking',
	deposit: '',
	depositPerItem: false,
	seats: '',
	squareMetres: '',
	stepFree: false,
	safety: '',
	remarks: '',
	conditions: '',
	purchase: ''
});

/** A resource as the form shows it. */
export function formOf(row: ResourceRow): FormValue {
	const { body } = row;
	const [steward] = row.stewards;
	const member = plainTariff(body, 'member');
	const outside = plainTariff(body, 'outside');
	return {
		name: row.name,
		kind: row.kind,
		quantity: String(body.capacity),
		association: row.association,
		commune: body.place?.commune?.name ?? '',
		site: body.place?.site ?? '',
		stewardName: steward?.name ?? '',
		stewardPhone: steward?.phone ?? '',
		confirm: body.policy?.confirm ?? 'itself',
		turnaroundAfter: count(body.turnaround?.after),
		weekend: body.opening?.packages?.some(isWeekend) ?? false,
		notOn: [...(body.opening?.notOn ?? [])],
		priceMember: money(member?.cents),
		priceOutside: money(outside?.cents),
		unit: outside?.unit ?? member?.unit ?? 'booking',
		deposit: money(body.deposit?.cents),
		depositPerItem: body.deposit?.per === 'item',
		seats: count(body.room?.seats),
		squareMetres: count(body.room?.squareMetres),
		stepFree: body.room?.stepFree ?? false,
		safety: row.safety ?? '',
		remarks: row.remarks ?? '',
		conditions: row.conditions ?? '',
		purchase: money(body.worth?.purchase)
	};
}
