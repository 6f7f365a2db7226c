import type { SpaceId } from '../../src/lib/domain/ids.ts';
import type { Chance } from './chance.ts';
import type { Device } from './device.ts';
import type { VillageRelay } from './relay.ts';
import { Socket } from './socket.ts';
import type { Timeline } from './timeline.ts';

/** How long a phone waits for an answer, ms. */
const PATIENCE = 20_000;

/** One phone's way to the relay, and its clock. */
export class Network {
	reachable = true;
	/** How far the phone's clock is from true time, ms. */
	wrong = 0;
	/** What the phone adds to its clock to have the relay's. */
	skew = 0;
	/** Chance that an answer is lost on the way. */
	lossy = 0;
	readonly timeline: Timeline;
	readonly chance: Chance;
	readonly relay: VillageRelay;
	readonly space: SpaceId;
	readonly device: Device;
	#sockets: Socket[] = [];
	readonly #slow: number;

	constructor(parts: Pick<Network, 'timeline' | 'chance' | 'relay' | 'space' | 'device'>) {
		this.timeline = parts.timeline;
		this.chance = parts.chance;
		this.relay = parts.relay;
		this.space = parts.space;
		this.device = parts.device;
		this.#slow = parts.chance.odds(0.2) ? 8_000 : parts.chance.between(20, 900);
	}

	/** The phone's own clock. */
	clock(): number {
		return Math.max(0, Math.round(this.timeline.now + this.wrong));
	}

	/** A new socket; none without a network. */
	dial(): Socket | undefined {
		if (!this.reachable) return undefined;
		const socket = new Socket(this.timeline, this.chance, this.#slow);
		this.#sockets = [...this.#sockets.slice(-3), socket];
		return socket;
	}

	/** All lines break. */
	cut(): void {
		for (const socket of this.#sockets) socket.break();
		this.#sockets = [];
	}

	/** Asks the relay one thing by HTTP; no answer in time is no answer. */
	post<T>(
		ask: (answer: (value: T | undefined) => void) => void,
		then: (value: T | undefined) => void
	): void {
		let open = true;
		const settle = (value: T | undefined): void => {
			if (!open) return;
			open = false;
			then(value);
		};
		const way = (): number => 5 + this.chance.below(this.#slow);
		this.timeline.after(PATIENCE, () => settle(undefined));
		this.timeline.after(way(), () => {
			if (!this.reachable || !this.relay.up) return settle(undefined);
			ask((value) => {
				const lost = this.chance.odds(this.lossy);
				this.timeline.after(way(), () => {
					if (this.reachable && !lost) settle(value);
				});
			});
		});
	}

	askTime(then: () => void): void {
		this.post<number>(
			(answer) => answer(this.relay.now()),
			(now) => {
				if (now !== undefined) this.skew = now - this.clock();
				then();
			}
		);
	}
}
