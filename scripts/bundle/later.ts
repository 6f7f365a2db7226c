import type { Plugin } from 'vite';

/** Libraries that read files from outside get a folder of their own: the phone keeps them when idle. */
export const later = (): Plugin => ({
	name: 'later',
	outputOptions(options) {
		const usual = options.chunkFileNames;
		return {
			...options,
			chunkFileNames: (chunk) => {
				if (chunk.moduleIds.some((id) => id.includes('/node_modules/papaparse/'))) {
					return '_app/immutable/later/[hash].js';
				}
				return typeof usual === 'function' ? usual(chunk) : (usual ?? '[hash].js');
			}
		};
	}
});
