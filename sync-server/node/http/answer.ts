import type { ServerResponse } from 'node:http';
import type { Refusal } from '../../../src/lib/domain/refusal.ts';

/** What an endpoint answers. */
export type Answer = { readonly status: number; readonly body: unknown };

export const answered = (body: unknown, status = 200): Answer => ({ status, body });
export const notTaken = (refusal: Refusal, status = 403): Answer => ({
	status,
	body: { refusal }
});

export function sendJson(response: ServerResponse, { status, body }: Answer): void {
	const text = JSON.stringify(body);
	response.writeHead(status, {
		'Content-Type': 'application/json; charset=utf-8',
		'Content-Length': Buffer.byteLength(text),
		'Cache-Control': 'no-store'
	});
	response.end(text);
}
