import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { contentSecurityPolicy } from './headers.ts';

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.ico': 'image/x-icon',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2',
	'.wasm': 'application/wasm',
	'.txt': 'text/plain; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.ics': 'text/calendar; charset=utf-8'
};

const ENCODINGS = [
	['br', '.br'],
	['gzip', '.gz']
] as const;

/** The page of every address that is no file: the app itself finds out what to show. */
const FALLBACK = '/200.html';

type Found = { readonly file: string; readonly size: number; readonly etag: string };
type Asset = Found & { readonly type: string; readonly encoded: ReadonlyMap<string, Found> };

function find(file: string): Found {
	const { size, mtimeMs } = statSync(file);
	return { file, size, etag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"` };
}

function cacheControl(path: string): string {
	return path.startsWith('/_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

const accepts = (request: IncomingMessage, encoding: string): boolean =>
	String(request.headers['accept-encoding'] ?? '')
		.split(',')
		.some((offer) => offer.trim().split(';')[0] === encoding && !/;\s*q=0(\.0*)?\s*$/.test(offer));

/**
 * The built app. Its files are listed once, at the start, and only what is on the list is served:
 * no path from outside ever reaches the file system.
 */
export class App {
	readonly #assets: ReadonlyMap<string, Asset>;
	readonly policy: string;

	constructor(dir: string) {
		const files = existsSync(dir)
			? readdirSync(dir, { recursive: true, withFileTypes: true })
					.filter((entry) => entry.isFile())
					.map((entry) => join(entry.parentPath, entry.name))
			: [];
		const paths = new Map(
			files.map((file) => [`/${relative(dir, file).split(sep).join('/')}`, file])
		);
		const assets = new Map<string, Asset>();
		for (const [path, file] of paths) {
			const encoded = ENCODINGS.flatMap(([encoding, suffix]) => {
				const twin = paths.get(path + suffix);
				return twin === undefined ? [] : [[encoding, find(twin)] as const];
			});
			const type = TYPES[extname(path)] ?? 'application/octet-stream';
			assets.set(path, { ...find(file), type, encoded: new Map(encoded) });
		}
		this.#assets = assets;
		const pages = files.filter((file) => file.endsWith('.html'));
		this.policy = contentSecurityPolicy(pages.map((page) => readFileSync(page, 'utf8')));
	}

	/** Answers a GET or HEAD; false when there is no such file and no page is asked for. */
	serve(path: string, request: IncomingMessage, response: ServerResponse): boolean {
		const own = this.#assets.get(path === '/' ? '/index.html' : path);
		const isPage =
			own === undefined &&
			!path.startsWith('/_app/') &&
			String(request.headers.accept ?? '').includes('text/html');
		const asset = own ?? (isPage ? this.#assets.get(FALLBACK) : undefined);
		if (asset === undefined) return false;

		const encoding = ENCODINGS.map(([name]) => name).find(
			(name) => asset.encoded.has(name) && accepts(request, name)
		);
		const found = (encoding && asset.encoded.get(encoding)) ?? asset;
		response.setHeader('Content-Type', asset.type);
		response.setHeader('Cache-Control', isPage ? 'no-cache' : cacheControl(path));
		response.setHeader('ETag', found.etag);
		if (asset.encoded.size > 0) response.setHeader('Vary', 'Accept-Encoding');
		if (asset.type.startsWith('text/html')) {
			response.setHeader('Content-Security-Policy', this.policy);
		}
		if (request.headers['if-none-match'] === found.etag) {
			response.writeHead(304).end();
			return true;
		}
		response.setHeader('Content-Length', found.size);
		if (encoding) response.setHeader('Content-Encoding', encoding);
		response.writeHead(200);
		if (request.method === 'HEAD') {
			response.end();
			return true;
		}
		pipeline(createReadStream(found.file), response, (cause) => {
			// The reader left, or the file was taken away: either way nobody is left to tell.
			if (cause) response.destroy();
		});
		return true;
	}

	get isBuilt(): boolean {
		return this.#assets.has(FALLBACK);
	}
}
