import type { FactKey } from '../../domain/ids.ts';
import type { Room } from '../../register/facts/kinds.ts';
import { takeTouched } from '../../register/fold/state.ts';
import { layOver } from '../../register/overlay.ts';
import { db } from '../../store/db.ts';
import type { BesideRow, OutboxRow, SpaceRow } from '../../store/rows.ts';
import type { Device } from '../device.ts';
import { ROOMS } from '../replica-names.ts';
import { everything } from './everything.ts';
import type { Fold } from './fold.ts';
import { project } from './project.ts';
import { writeRecord, type ProjectionRecord } from './record.ts';
import { writeSpace } from './space.ts';
import { spread } from './spread.ts';
import { addDirt, addTouched, isClean, noDirt } from './touched.ts';
import { createView } from './view.ts';

/** Keeps a space's rows in step with its log and this phone's unsent facts. */
export type Show = {
	/** Forgets how far the rows go: all of them are made again. */
	startOver(): void;
	/**
	 * `landed`: rows whose entry has been read back from disk; they go with what shows it. So does what
	 * others handed over, of which `beside` is what the log still lacks.
	 */
	update(
		fold: Fold,
		unsent: readonly OutboxRow[],
		landed: readonly OutboxRow[],
		beside?: { readonly rows: readonly BesideRow[]; readonly landed: readonly BesideRow[] }
	): Promise<void>;
};

type Wiring = { readonly row: SpaceRow; readonly epoch: number; readonly device: Device };

const NOTHING_BESIDE = { rows: [], landed: [] } as const;

/** `shown` is how far the rows go already; the fold must have come as far, and no further. */
export function createShow(
	{ row, epoch, device }: Wiring,
	shown: ProjectionRecord | undefined
): Show {
	let whole = shown === undefined;
	let overlaid = shown?.overlay ?? noDirt();
	let upTo: Readonly<Record<Room, number>> = shown?.counts ?? { register: 0, people: 0 };

	return {
		startOver() {
			whole = true;
		},
		async update(fold, unsent, landed, beside = NOTHING_BESIDE) {
			const now = Date.now();
			const { state: log, counts } = fold;
			const dirt = noDirt();
			const touched = takeTouched(log);
			addTouched(dirt, log, touched);
			const overlay = layOver(log, unsent, now, beside.rows);
			const own = noDirt();
			addTouched(own, overlay.own, takeTouched(overlay.own));
			if (overlay.state !== overlay.own) addTouched(own, overlay.state, takeTouched(overlay.state));
			const view = createView(
				{
					overlay,
					unsent: new Set<FactKey>([...unsent, ...beside.rows].map(({ key }) => key)),
					beside: new Map(beside.rows.map(({ key, from }) => [key, from])),
					device: device.id,
					admitted: fold.admitted
				},
				row.zone
			);
			addDirt(dirt, own);
			addDirt(dirt, overlaid);
			if (whole) addDirt(dirt, await everything(view));
			else spread(view, dirt);
			const news = ROOMS.some((room) => counts[room] !== upTo[room]);
			const gone = landed.length + beside.landed.length;
			if (isClean(dirt) && !news && gone === 0) return;
			const record = { counts: { ...counts }, last: { ...log.last }, overlay: own };
			try {
				await project(view, dirt, epoch, now, async () => {
					await db.outbox.bulkDelete(landed.flatMap(({ seq }) => seq ?? []));
					await db.beside.bulkDelete(beside.landed.flatMap(({ seq }) => seq ?? []));
					await writeSpace(view);
					await writeRecord(view.space, record);
				});
			} catch (cause) {
				// What was touched is known no more: the next time makes all rows again.
				whole = true;
				throw cause;
			}
			whole = false;
			overlaid = own;
			upTo = record.counts;
		}
	};
}
