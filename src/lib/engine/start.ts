let worker: Worker | undefined;

/**
 * Starts the engine's worker for this tab; one of a browser's tabs does the work. Call it once,
 * after the first paint: nothing before that needs it.
 */
export function startEngine(): void {
	if (worker !== undefined) return;
	worker = new Worker(new URL('./worker/main.ts', import.meta.url), { type: 'module' });
}
