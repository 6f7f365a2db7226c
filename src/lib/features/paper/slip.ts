import type { LineId } from '../../domain/ids.ts';
import type { Deposit, Tariff } from '../../domain/resource/types.ts';
import type { Contact, ShownStanding } from '../../store/rows.ts';
import type { Slip } from './queries.ts';

/** One thing on the slip, with all that whoever signs should have read. */
export type SlipLine = {
	readonly id: LineId;
	readonly name: string;
	readonly quantity: number;
	readonly where: string;
	/** Of the first date that still stands, since dates of one line may differ. */
	readonly standing: ShownStanding;
	readonly confirmsItself: boolean;
	readonly settle: boolean;
	readonly stewards: readonly Contact[];
	readonly tariffs: readonly Tariff[];
	readonly deposit: Deposit | undefined;
	readonly conditions: string | undefined;
};

/** The booking's lines, each once however many dates it has; what was refused or withdrawn is left out. */
export function slipLines({ booking, resources }: Slip): readonly SlipLine[] {
	const lines = new Map<LineId, SlipLine>();
	for (const item of booking.items) {
		if (item.standing === 'refused' || item.standing === 'withdrawn') continue;
		const before = lines.get(item.line);
		if (before !== undefined) {
			const settle = before.settle || item.settle.length > 0;
			lines.set(item.line, { ...before, settle });
			continue;
		}
		const row = resources.get(item.resource);
		const { place, tariffs = [], deposit } = row?.body ?? {};
		lines.set(item.line, {
			id: item.line,
			name: item.resourceName,
			quantity: item.quantity,
			where: [row?.associationName, place?.commune?.name, place?.site].filter(Boolean).join(', '),
			standing: item.standing,
			confirmsItself: item.confirmsItself,
			settle: item.settle.length > 0,
			stewards: row?.stewards ?? [],
			tariffs,
			deposit,
			conditions: row?.conditions
		});
	}
	return [...lines.values()];
}
