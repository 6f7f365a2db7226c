import type { Plugin } from 'vite';

/**
 * Libraries that read and write files, screens that exchange, print, set rules, change many things
 * at once or ask the relay, what moves bookings about in the week, whole copies, the example, and the
 * other language: its words and where it is chosen.
 */
const LATER = [
	'/node_modules/papaparse/',
	'/node_modules/fflate/',
	'/node_modules/ical.js/',
	'/src/lib/formats/calendar/',
	'/src/lib/formats/example/',
	'/src/lib/features/booking/page/Joining.svelte',
	'/src/lib/features/booking/page/about/',
	'/src/lib/features/booking/page/give/',
	'/src/lib/features/calendar/',
	'/src/lib/features/catalogue/',
	'/src/lib/features/exchange/',
	'/src/lib/features/paper/',
	'/src/lib/features/planning/week/hand/',
	'/src/lib/features/received/',
	'/src/lib/features/rules/',
	'/src/lib/features/search/beyond/',
	'/src/lib/features/welcome/RecoverSpace.svelte',
	'/src/lib/store/received.ts',
	'/src/lib/features/inventory/BulkPage.svelte',
	'/src/lib/features/media/FilesPage.svelte',
	'/src/lib/features/space/AboutSpacePage.svelte',
	'/src/lib/features/space/CopyPage.svelte',
	'/src/lib/features/space/copy/',
	'/src/lib/features/space/InvitePage.svelte',
	'/src/lib/features/space/LanguagePage.svelte',
	'/src/lib/features/space/LeavePage.svelte',
	'/src/lib/features/space/MemberPage.svelte',
	'/src/lib/features/space/RecoveryPage.svelte',
	'/src/lib/engine/copy/',
	'/src/lib/formats/copy/',
	'/src/lib/i18n/english.ts'
];

/** Small parts of those that a screen kept ahead says something with: without them it doesn't open. */
const AHEAD = [
	'/src/lib/features/exchange/last-import.ts',
	'/src/lib/features/rules/closed.ts',
	'/src/lib/features/rules/kept-resource.svelte.ts',
	'/src/lib/features/rules/parts.ts',
	'/src/lib/features/rules/units.ts',
	'/src/lib/features/rules/worth-form.ts'
];

const isIn = (ids: readonly string[], parts: readonly string[]): boolean =>
	ids.some((id) => parts.some((part) => id.includes(part)));

export const isLater = (id: string): boolean => isIn([id], LATER) && !isIn([id], AHEAD);

/** Gives what isn't needed ahead a folder of its own: the phone keeps it when idle. */
export const later = (): Plugin => ({
	name: 'later',
	outputOptions(options) {
		const usual = options.chunkFileNames;
		const usualAsset = options.assetFileNames;
		return {
			...options,
			chunkFileNames: (chunk) => {
				if (isIn(chunk.moduleIds, LATER) && !isIn(chunk.moduleIds, AHEAD)) {
					return '_app/immutable/later/[hash].js';
				}
				return typeof usual === 'function' ? usual(chunk) : (usual ?? '[hash].js');
			},
			assetFileNames: (asset) => {
				if (asset.originalFileNames.some((path) => isLater(`/${path}`))) {
					return '_app/immutable/later/[hash][extname]';
				}
				return typeof usualAsset === 'function'
					? usualAsset(asset)
					: (usualAsset ?? '[name].[hash][extname]');
			}
		};
	}
});
