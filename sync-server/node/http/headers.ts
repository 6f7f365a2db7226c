import { createHash } from 'node:crypto';

/** Said of every answer. */
export const SECURITY_HEADERS = {
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy':
		'camera=(self), clipboard-write=(self), fullscreen=(self), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()'
} as const;

/** Said where visitors come by HTTPS: for two years their browsers ask for nothing else. */
export const STRICT_TRANSPORT = ['Strict-Transport-Security', 'max-age=63072000'] as const;

/**
 * Kit's announcer for screen readers is the one element with a style of its own; its hash follows
 * that text (node_modules/@sveltejs/kit/src/core/sync/write_root.js).
 */
const ANNOUNCER =
	'position: absolute; left: 0; top: 0; clip: rect(0 0 0 0); clip-path: inset(50%); overflow: hidden; white-space: nowrap; width: 1px; height: 1px';

const hashOf = (text: string): string =>
	`'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The scripts written into a page, as the browser hashes them. */
function inlineScripts(html: string): string[] {
	return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
		([, code = '']) => code
	);
}

/** The policy for pages that hold these scripts and nothing else inline; no eval, no third party. */
export function contentSecurityPolicy(pages: readonly string[]): string {
	const scripts = new Set(pages.flatMap(inlineScripts).map(hashOf));
	return [
		"default-src 'none'",
		['script-src', "'self'", ...scripts].join(' '),
		"style-src 'self'",
		`style-src-attr 'unsafe-hashes' ${hashOf(ANNOUNCER)}`,
		"img-src 'self' data: blob:",
		"font-src 'self'",
		"connect-src 'self'",
		"worker-src 'self'",
		"manifest-src 'self'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'"
	].join('; ');
}
