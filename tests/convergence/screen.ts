import type { FactKey } from '../../src/lib/domain/ids.ts';
import type { Fold } from '../../src/lib/engine/projection/fold.ts';
import type { ProjectionRecord } from '../../src/lib/engine/projection/record.ts';
import { spread } from '../../src/lib/engine/projection/spread.ts';
import { addDirt, addTouched, isClean, noDirt } from '../../src/lib/engine/projection/touched.ts';
import { createView, type View } from '../../src/lib/engine/projection/view.ts';
import { takeTouched, type Touched } from '../../src/lib/register/fold/state.ts';
import { layOver } from '../../src/lib/register/overlay.ts';
import type { BesideRow, OutboxRow } from '../../src/lib/store/rows.ts';
import type { Device } from './device.ts';
import { everything, makeRows, type Rows } from './rows.ts';
import { ZONE } from './village.ts';

/** What one transaction is about to write. */
export type Prepared = {
	readonly view: View;
	readonly touched: Touched;
	readonly made: Rows;
	readonly record: ProjectionRecord;
};

export function viewOf(
	fold: Fold,
	unsent: readonly OutboxRow[],
	beside: readonly BesideRow[],
	device: Device,
	now: number
): View {
	const overlay = layOver(fold.state, unsent, now, beside);
	const keys = new Set<FactKey>([...unsent, ...beside].map(({ key }) => key));
	const from = new Map(beside.map((row) => [row.key, row.from]));
	const parts = { overlay, unsent: keys, beside: from, device: device.id };
	return createView({ ...parts, admitted: fold.admitted }, ZONE);
}

/** Keeps a phone's rows in step with its log and its unsent facts, writing only what changed. */
export class Screen {
	#whole: boolean;
	#overlaid: ProjectionRecord['overlay'];
	#upTo: ProjectionRecord['counts'];
	readonly #device: Device;

	/** `shown`: how far the rows go already. */
	constructor(device: Device, shown: ProjectionRecord | undefined) {
		this.#device = device;
		this.#whole = shown === undefined;
		this.#overlaid = shown?.overlay ?? noDirt();
		this.#upTo = shown?.counts ?? { register: 0, people: 0 };
	}

	/** The log was rewritten: all rows are made again. */
	startOver(): void {
		this.#whole = true;
	}

	/** What has to be written, if anything. `rows`: what is shown already; what nothing says of it goes. */
	prepare(
		rows: Rows,
		fold: Fold,
		unsent: readonly OutboxRow[],
		beside: readonly BesideRow[],
		landed: number,
		now: number
	): Prepared {
		const { state: log, counts } = fold;
		const dirt = noDirt();
		const touched = takeTouched(log);
		addTouched(dirt, log, touched);
		const view = viewOf(fold, unsent, beside, this.#device, now);
		const own = noDirt();
		const { overlay } = view;
		addTouched(own, overlay.own, takeTouched(overlay.own));
		if (overlay.state !== overlay.own) addTouched(own, overlay.state, takeTouched(overlay.state));
		addDirt(dirt, own);
		addDirt(dirt, this.#overlaid);
		if (this.#whole) addDirt(dirt, everything(view));
		else spread(view, dirt);
		const { register, people } = this.#upTo;
		const news = counts.register !== register || counts.people !== people || landed > 0;
		const made = isClean(dirt) && !news ? new Map() : makeRows(view, dirt);
		if (this.#whole) for (const key of rows.keys()) if (!made.has(key)) made.set(key, undefined);
		const record = { counts: { ...counts }, last: { ...log.last }, overlay: own };
		return { view, touched, made, record };
	}

	committed({ record }: Prepared): void {
		this.#whole = false;
		this.#overlaid = record.overlay;
		this.#upTo = record.counts;
	}
}
