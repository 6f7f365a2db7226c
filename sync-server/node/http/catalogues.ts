import type { IncomingMessage, ServerResponse } from 'node:http';
import { isKey, type CatalogueId } from '../../../src/lib/domain/ids.ts';
import { isFileHash, type FileHash } from '../../../src/lib/domain/media/types.ts';
import type { Zone } from '../../../src/lib/domain/time/types.ts';
import { dateAt } from '../../../src/lib/domain/time/zoned.ts';
import type { CatalogueEntity } from '../../../src/lib/register/fold/entities.ts';
import type { Store } from '../../room/store.ts';
import type { Folded, HotSpaces } from '../hot.ts';
import type { MediaStore } from '../media/store.ts';
import { calendarOf, jsonOf } from '../outward/other-forms.ts';
import { PAGE_POLICY, pageOf } from '../outward/page.ts';
import { photoOf, published, thingsOf, type Published } from '../outward/published.ts';
import { WORDS } from '../outward/words.ts';
import { VERSION } from '../version.ts';
import { isKnown, isNoReading, madeOnce, sendMade, sendPlain, sendUnchanged } from './made.ts';

type World = {
	readonly store: Store;
	readonly hot: HotSpaces;
	readonly media: MediaStore;
	readonly now: () => number;
};

const PATH = /^\/c\/([A-Za-z0-9_-]{22})(?:\.(json|ics)|\/([A-Za-z0-9_-]{43}))?$/;
const FORMS = {
	html: { type: 'text/html; charset=utf-8', write: pageOf },
	json: { type: 'application/json; charset=utf-8', write: jsonOf },
	ics: { type: 'text/calendar; charset=utf-8', write: calendarOf }
} as const satisfies Record<string, { type: string; write: (page: Published) => string }>;
/** A picture is never a page. */
const PICTURE_POLICY = "default-src 'none'; sandbox";

/**
 * Pages for everybody: what a gestionnaire chose to publish, and nothing that wasn't chosen. A photo
 * is given for as long as a thing on the page shows it.
 */
export class Catalogues {
	readonly #world: World;

	constructor(world: World) {
		this.#world = world;
	}

	/** Answers a request under `/c/`. */
	handle(path: string, request: IncomingMessage, response: ServerResponse): void {
		if (isNoReading(request, response)) return;
		const [, id, form = 'html', photo] = PATH.exec(path) ?? [];
		const found = isKey<CatalogueId>(id) ? this.#world.store.invitationOf(id) : undefined;
		if (!isKey<CatalogueId>(id) || found === undefined) {
			sendPlain(response, 404, WORDS.unknown);
			return;
		}
		allowElsewhere(response);
		const { store, hot, now } = this.#world;
		// The day counts too: what is past is shown so.
		const day = dateAt(now(), 'Europe/Paris' as Zone);
		const etagAt = (last: number) => `"${last.toString(36)}-${form}-${day}-${VERSION}"`;
		const known = etagAt(store.lastOf(found.space) ?? 0);
		if (photo === undefined && isKnown(request, known)) {
			sendUnchanged(response, known);
			return;
		}
		const folded = hot.folded(found.space);
		const catalogue = folded?.state.catalogues.get(id);
		if (folded === undefined || catalogue === undefined) {
			sendPlain(response, 404, WORDS.unknown);
		} else if (catalogue.withdrawn) {
			sendPlain(response, 410, WORDS.withdrawn);
		} else if (isFileHash(photo)) {
			this.#sendPhoto(folded, catalogue, photo, request, response);
		} else {
			const { type, write } = FORMS[form === 'json' || form === 'ics' ? form : 'html'];
			const made = madeOnce(folded.made, `page/${id}/${form}/${day}`, () => ({
				type,
				bytes: Buffer.from(write(published(folded.state, catalogue, now())), 'utf8')
			}));
			response.setHeader('Content-Security-Policy', PAGE_POLICY);
			sendMade(request, response, etagAt(folded.last), made);
		}
	}

	#sendPhoto(
		{ state }: Folded,
		catalogue: CatalogueEntity,
		hash: FileHash,
		request: IncomingMessage,
		response: ServerResponse
	): void {
		const isShown = thingsOf(state, catalogue).some((resource) => photoOf(resource) === hash);
		const etag = `"${hash}"`;
		if (isShown && isKnown(request, etag)) {
			sendUnchanged(response, etag);
			return;
		}
		const file = isShown ? this.#world.media.get(state.space, hash) : undefined;
		if (file === undefined || file.type === 'application/pdf') {
			sendPlain(response, 404, WORDS.unknown);
			return;
		}
		response.setHeader('Content-Security-Policy', PICTURE_POLICY);
		sendMade(request, response, etag, file);
	}
}

/** Another site may frame the page, show its pictures and read its data: it is for everybody. */
function allowElsewhere(response: ServerResponse): void {
	response.removeHeader('X-Frame-Options');
	response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
	response.setHeader('Access-Control-Allow-Origin', '*');
}
