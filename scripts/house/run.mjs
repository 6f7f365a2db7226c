import { spawn } from 'node:child_process';
import { ROOT } from './place.mjs';

/**
 * @typedef {{ code: number, output: string, ms: number }} Outcome
 * @typedef {{ env?: Record<string, string>, quiet?: boolean, shell?: boolean }} Manner
 */

/**
 * Runs a command in the project's folder. `quiet` keeps what it says in `output` instead of
 * passing it on.
 * @param {string} command
 * @param {readonly string[]} words
 * @param {Manner} [manner]
 * @returns {Promise<Outcome>}
 */
export function run(command, words, { env = {}, quiet = false, shell = false } = {}) {
	const began = performance.now();
	return new Promise((resolve) => {
		const child = spawn(command, words, {
			cwd: ROOT,
			shell,
			stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
			env: { ...process.env, ...env }
		});
		let output = '';
		child.stdout?.on('data', (bytes) => (output += bytes));
		child.stderr?.on('data', (bytes) => (output += bytes));
		const end = (code) => resolve({ code, output, ms: performance.now() - began });
		child.on('error', (error) => {
			output += error.message;
			if (!quiet) console.error(error.message);
			end(1);
		});
		child.on('close', (code) => end(code ?? 1));
	});
}

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
