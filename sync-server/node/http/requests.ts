import type { IncomingMessage, ServerResponse } from 'node:http';
import type * as v from 'valibot';
import type { Refusal } from '../../../src/lib/domain/refusal.ts';
import {
	carryRequest,
	handInRequest,
	invitationRequest,
	joinRequest,
	lackingRequest,
	spacesRequest
} from '../../wire/requests.ts';
import { addressOf, isOwnOrigin, isSecure } from '../address.ts';
import { Buckets } from '../bucket.ts';
import type { Limits } from '../settings.ts';
import { answered, notTaken, sendJson, type Answer } from './answer.ts';
import type { App } from './app.ts';
import { readBody } from './body.ts';
import type { Catalogues } from './catalogues.ts';
import type { Feeds } from './feeds.ts';
import type { Carried } from './carried.ts';
import { Guesses } from './guesses.ts';
import type { GivenBack } from './given-back.ts';
import { SECURITY_HEADERS, STRICT_TRANSPORT } from './headers.ts';
import type { Media } from './media.ts';
import type { Membership } from './membership.ts';

type World = {
	readonly membership: Membership;
	readonly givenBack: GivenBack;
	readonly carried: Carried;
	readonly media: Media;
	readonly feeds: Feeds;
	readonly catalogues: Catalogues;
	readonly app: App;
	readonly limits: Limits;
	readonly trustProxy: boolean;
	readonly now: () => number;
	readonly health: () => { readonly ok: boolean } & Readonly<Record<string, unknown>>;
	readonly metrics: () => string;
};

const MINUTE = 60_000;
const HOUR = 60 * 60_000;

/** Every request that is no socket. */
export class Requests {
	readonly #world: World;
	readonly #guesses: Guesses;
	readonly #newSpaces: Buckets;
	readonly #handed: Buckets;
	readonly #outward: Buckets;
	readonly #carried: Buckets;

	constructor(world: World) {
		this.#world = world;
		this.#guesses = new Guesses(world.limits);
		this.#newSpaces = new Buckets(world.limits.newSpaces, HOUR);
		this.#handed = new Buckets(world.limits.handedPerMinute, MINUTE);
		this.#outward = new Buckets(world.limits.outwardPerMinute, MINUTE);
		this.#carried = new Buckets(world.limits.carriedPerMinute, MINUTE);
	}

	forgetFull(now: number): void {
		this.#guesses.forgetFull(now);
		this.#world.membership.forgetFull(now);
		this.#newSpaces.forgetFull(now);
		this.#handed.forgetFull(now);
		this.#outward.forgetFull(now);
		this.#carried.forgetFull(now);
	}

	/** Answers, and says which of the known routes it was: paths name spaces and are not logged. */
	async handle(request: IncomingMessage, response: ServerResponse): Promise<string> {
		for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
		if (isSecure(request, this.#world.trustProxy)) response.setHeader(...STRICT_TRANSPORT);
		const path = pathOf(request.url);
		if (path === undefined) {
			sendJson(response, { status: 400, body: {} });
			return 'malformed';
		}
		if (path.startsWith('/api/media/')) {
			await this.#world.media.handle(path, request, response);
			return 'media';
		}
		if (path.startsWith('/api/feed/')) {
			if (this.#isTooMany(request, response)) return 'feed';
			this.#world.feeds.handle(path, request, response);
			return 'feed';
		}
		if (path.startsWith('/c/')) {
			if (this.#isTooMany(request, response)) return 'page';
			this.#world.catalogues.handle(path, request, response);
			return 'page';
		}
		if (path.startsWith('/api/')) {
			sendJson(response, await this.#api(path, request));
			return path in this.#posts || path === '/api/now' ? path : 'api';
		}
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			response.setHeader('Allow', 'GET, HEAD');
			sendJson(response, { status: 405, body: {} });
			return 'method';
		}
		if (path === '/healthz') {
			const health = this.#world.health();
			sendJson(response, { status: health.ok ? 200 : 503, body: health });
			return path;
		}
		if (path === '/metrics') {
			response.setHeader('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
			response.end(this.#world.metrics());
			return path;
		}
		if (this.#world.app.serve(path, request, response)) return 'app';
		sendJson(response, { status: 404, body: {} });
		return 'missing';
	}

	readonly #posts: Readonly<
		Record<string, (request: IncomingMessage, address: string) => Promise<Answer>>
	> = {
		'/api/spaces': async (request, address) => {
			const wait = this.#newSpaces.wait(address, this.#world.now());
			if (wait > 0) return tooManyTries(wait);
			const answer = await this.#with(request, spacesRequest, (body) =>
				this.#world.membership.found(body)
			);
			if (answer.status === 201) this.#newSpaces.take(address, 1, this.#world.now());
			return answer;
		},
		'/api/invitation': (request, address) =>
			this.#slowed(address, () =>
				this.#with(request, invitationRequest, (body) => this.#world.membership.preview(body))
			),
		'/api/join': (request, address) =>
			this.#slowed(address, () =>
				this.#with(request, joinRequest, (body) => this.#world.membership.join(body))
			),
		'/api/lacking': (request, address) =>
			this.#with(request, lackingRequest, (body) =>
				this.#measured(address, body.facts.length, () => this.#world.givenBack.lacking(body))
			),
		'/api/hand-in': (request, address) =>
			this.#with(
				request,
				handInRequest,
				(body) =>
					this.#measured(address, body.entries.length, () => this.#world.givenBack.handIn(body)),
				this.#world.limits.handIn
			),
		'/api/carry': (request, address) =>
			this.#with(
				request,
				carryRequest,
				(body) => {
					const now = this.#world.now();
					// An address, and a space whoever brings it, take only so much.
					const wait = Math.max(
						...[address, body.space].map((who) => this.#carried.wait(who, now))
					);
					if (wait > 0) return tooManyTries(wait);
					for (const who of [address, body.space]) this.#carried.take(who, body.facts.length, now);
					return this.#world.carried.carry(body);
				},
				this.#world.limits.handIn
			)
	};

	/** Anybody may bring what bears the relay's mark; checking that costs something all the same. */
	#measured(address: string, facts: number, run: () => Answer): Answer {
		const now = this.#world.now();
		const wait = this.#handed.wait(address, now);
		if (wait > 0) return tooManyTries(wait);
		this.#handed.take(address, facts, now);
		return run();
	}

	/** Anybody may ask for what leaves a space; each address only so often. */
	#isTooMany(request: IncomingMessage, response: ServerResponse): boolean {
		const { now, trustProxy } = this.#world;
		const address = addressOf(request, trustProxy);
		if (this.#outward.take(address, 1, now()) === 1) return false;
		const wait = this.#outward.wait(address, now());
		response.setHeader('Retry-After', wait);
		sendJson(response, tooManyTries(wait));
		return true;
	}

	async #api(path: string, request: IncomingMessage): Promise<Answer> {
		const { now, trustProxy } = this.#world;
		if (path === '/api/now' && request.method === 'GET') return answered({ now: now() });
		const post = Object.hasOwn(this.#posts, path) ? this.#posts[path] : undefined;
		if (post === undefined) return { status: 404, body: {} };
		if (request.method !== 'POST') return { status: 405, body: {} };
		if (!isOwnOrigin(request)) return { status: 403, body: {} };
		return post(request, addressOf(request, trustProxy));
	}

	/** Guessing codes is slowed; a right one costs nothing. */
	async #slowed(address: string, run: () => Promise<Answer>): Promise<Answer> {
		const { now } = this.#world;
		const wait = this.#guesses.wait(address, now());
		if (wait > 0) return tooManyTries(wait);
		this.#guesses.begin(address, now());
		const answer = await run();
		if (answer.status === 200) this.#guesses.right(address, now());
		return answer;
	}

	async #with<Schema extends v.GenericSchema>(
		request: IncomingMessage,
		schema: Schema,
		run: (body: v.InferOutput<Schema>) => Answer | Promise<Answer>,
		most = this.#world.limits.strangerMessage
	): Promise<Answer> {
		const body = await readBody(request, schema, most);
		if (body.ok) return run(body.value);
		return notTaken(body.refusal, body.refusal.type === 'TooLarge' ? 413 : 400);
	}
}

const tooManyTries = (waitSeconds: number): Answer =>
	notTaken({ type: 'TooManyTries', waitSeconds } satisfies Refusal, 429);

/** The path, decoded once; `undefined` for one that is malformed. */
function pathOf(url: string | undefined): string | undefined {
	const [raw = ''] = (url ?? '').split('?');
	try {
		return raw.startsWith('/') ? decodeURIComponent(raw) : undefined;
	} catch {
		// A stray percent sign.
		return undefined;
	}
}
