import type { Send } from './commands.ts';

/** Sends a command; the code that builds and signs facts is loaded on first use, off the first-paint path. */
export const send: Send = async (name, input) => {
	const { run } = await import('./command/run.ts');
	return run(name, input);
};
