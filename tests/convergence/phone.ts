import type { View } from '../../src/lib/engine/projection/view.ts';
import type { Nonce } from '../../src/lib/domain/ids.ts';
import type { Fact, Written } from '../../src/lib/register/facts/fact.ts';
import { base64url } from '../../src/lib/register/digest.ts';
import { KINDS } from '../../src/lib/register/facts/kinds.ts';
import { bytesToSign } from '../../src/lib/register/signature.ts';
import { writeFact } from '../../src/lib/register/text.ts';
import type { BesideRow, OutboxRow } from '../../src/lib/store/rows.ts';
import { Disk } from './disk.ts';
import { Engine } from './engine.ts';
import { handOver, takeOver } from './handing.ts';
import type { Network } from './network.ts';
import type { Prepared } from './screen.ts';
import { join } from './reception.ts';
import type { Witness } from './witness.ts';

type WithoutFrame<F> = F extends Fact ? Omit<F, 'v' | 'n' | 'by' | 'at'> : never;
/** A fact before it has an author, a time and a nonce. */
export type Statement = WithoutFrame<Fact>;

/** What can be undone waits so long, ms. */
const UNDO_FOR = 10_000;
/** The longest it takes to keep a gesture, ms. */
const TRANSACTION = 40;
const TRY_AGAIN = 7_000;

/** A phone of the village: what it keeps, and an app that comes and goes. */
export class Phone {
	readonly name: string;
	readonly network: Network;
	readonly disk = new Disk();
	/** The longest a write of the copy takes, ms. */
	readonly slowDisk: number;
	/** Let into the space, and knowing it. */
	joined = false;
	kills = 0;
	/** What was last shown; screens read it, and gestures begin there. */
	view: View | undefined;
	engine: Engine | undefined;
	readonly #witness: Witness;

	constructor(name: string, network: Network, witness: Witness) {
		this.name = name;
		this.network = network;
		this.#witness = witness;
		this.slowDisk = network.chance.odds(0.2) ? 5_000 : network.chance.between(5, 300);
	}

	open(): void {
		if (this.engine === undefined && this.joined) this.engine = new Engine(this);
	}

	/** The system ends the app: memory is lost, the disk stays. */
	kill(): void {
		if (this.engine === undefined) return;
		this.kills += 1;
		this.engine.kill();
		this.engine = undefined;
		this.view = undefined;
		this.#witness.keepsAll(this);
	}

	/** The engine begins again, with what is on disk. */
	restart(): void {
		this.engine?.kill();
		this.engine = new Engine(this);
	}

	goOffline(): void {
		this.network.reachable = false;
		this.network.cut();
		this.engine?.poke();
	}

	goOnline(): void {
		this.network.reachable = true;
		this.engine?.wake();
	}

	/** Shows an invitation's secret until it is let in. */
	join(secret: string): void {
		const { network } = this;
		const again = (): void => {
			if (this.joined) return;
			network.post(
				(answer: Parameters<typeof join>[4]) =>
					join(network.relay, network.device, secret, network.chance, answer),
				(welcome) => {
					if (welcome === undefined) return network.timeline.after(TRY_AGAIN, again);
					this.joined = true;
					this.open();
				}
			);
		};
		again();
	}

	/** Writes a fact; nothing is kept yet. */
	write(statement: Statement): Written {
		const { device, chance } = this.network;
		const frame = { v: 1, n: chance.nonce(), by: device.id, at: this.network.clock() } as const;
		return writeFact({ ...frame, ...statement });
	}

	/** Keeps a gesture's facts in the outbox, all or none; they are written once that is done. */
	keep(written: readonly Written[], entity?: string, undoable = false): Nonce {
		const { network } = this;
		const { space, device, chance } = network;
		const gesture = chance.nonce();
		const at = network.clock();
		const rows = written.map(({ key, text, fact }): OutboxRow => {
			const { room } = KINDS[fact.kind];
			const about: string | undefined = fact.about;
			return {
				space,
				room,
				key,
				text,
				sig: base64url(device.sign(bytesToSign(space, room, text))),
				at,
				notBefore: undoable ? at + UNDO_FOR : 0,
				entity: entity ?? about ?? key,
				gesture
			};
		});
		const { engine } = this;
		network.timeline.after(
			chance.below(TRANSACTION),
			() => {
				this.disk.keep(rows);
				this.#witness.wrote(this, rows);
				this.engine?.poke();
			},
			engine?.life
		);
		return gesture;
	}

	takeBack(gesture: Nonce): void {
		const { timeline, chance } = this.network;
		timeline.after(
			chance.below(TRANSACTION),
			() => {
				const rows = this.disk.takeBack(gesture);
				this.#witness.tookBack(this, rows);
				if (rows.length > 0) this.engine?.poke();
			},
			this.engine?.life
		);
	}

	/** The rows on disk now say this. */
	shows(
		{ fold, folded }: Engine,
		prepared: Prepared,
		unsent: readonly OutboxRow[],
		beside: readonly BesideRow[],
		now: number
	): void {
		this.view = prepared.view;
		this.#witness.sees(this, { fold, folded, prepared, unsent, beside, now });
	}

	/** Hands another phone what it may lack, with no network between them; answers how much was news. */
	handTo(other: Phone, told: (news: number) => void): void {
		const { timeline, chance } = this.network;
		const { engine } = this;
		if (engine === undefined) return;
		const handed = handOver(this, engine);
		timeline.after(chance.between(1, 20) * 1000, () => {
			if (other.engine === undefined) return;
			told(takeOver(other, this, handed, other.engine));
			other.engine.poke();
		});
	}
}
