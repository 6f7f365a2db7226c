import type { Plugin } from 'vite';

/** How a page names the module its worker runs (src/lib/engine/start.ts). */
const ADDRESS = /new URL\('(\.\/[^']+\.ts)', import\.meta\.url\)/g;

/**
 * Builds a worker as one more entry of the app instead of a bundle of its own, so that it runs the
 * very files the pages have (docs/decisions/0009-one-build-for-page-and-worker.md). In development
 * Vite serves modules one by one, and nothing is needed.
 */
export const sharedWorker = (): Plugin => ({
	name: 'shared-worker',
	apply: 'build',
	enforce: 'pre',
	async transform(code, id, options) {
		if (options?.ssr || !code.includes('new Worker(')) return null;
		let shared = code;
		for (const [address, file = ''] of code.matchAll(ADDRESS)) {
			const main = await this.resolve(file, id);
			if (!main) throw new Error(`${id} starts a worker that is not there: ${file}`);
			const emitted = this.emitFile({ type: 'chunk', id: main.id, preserveSignature: false });
			shared = shared.replace(address, `import.meta.ROLLUP_FILE_URL_${emitted}`);
		}
		return { code: shared, map: null };
	}
});
