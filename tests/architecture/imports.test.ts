import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from './files.ts';

const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');

/** Every line the gate prints for the folders given; empty when all imports are allowed. */
function violations(cwd: string): string {
	const { stdout, stderr, status } = spawnSync(
		process.execPath,
		[CRUISER, '--config', CONFIG, '--output-type', 'err', 'src', 'sync-server'],
		{ cwd, encoding: 'utf8' }
	);
	return status === 0 ? '' : stdout + stderr;
}

const CLEAN = {
	'.svelte-kit/tsconfig.json': '{ "include": ["../src"] }',
	'src/lib/domain/rule.ts': 'export const rule = 1;',
	'src/lib/register/fold.ts': "export { rule as fold } from '../domain/rule.ts';",
	'src/lib/store/db.ts': "export { rule as db } from '../domain/rule.ts';",
	'src/lib/engine/send.ts': "export { fold as send } from '../register/fold.ts';",
	'src/lib/features/booking/view.ts': "export { db as view } from '../../store/db.ts';",
	'src/lib/features/planning/view.ts': "export { send } from '../../engine/send.ts';",
	'src/lib/ui/button.ts': 'export const button = 1;',
	'src/routes/page.ts': "export { view } from '../lib/features/booking/view.ts';",
	'sync-server/wire/message.ts': 'export const message = 1;',
	'sync-server/room/decide.ts': "export { message } from '../wire/message.ts';",
	'sync-server/node/http.ts': "export { message } from '../room/decide.ts';",
	'sync-server/main.ts': "import './node/http.ts';"
};

/** Rule, the file that breaks it, and what that file imports. */
const PLANTED = [
	['domain-imports-only', 'src/lib/domain/store.ts', '../store/db.ts'],
	['domain-imports-only', 'src/lib/domain/fold.ts', '../register/fold.ts'],
	['no-node-in-the-app', 'src/lib/register/disk.ts', 'node:fs'],
	['register-imports-only', 'src/lib/register/store.ts', '../store/db.ts'],
	['store-imports-only', 'src/lib/store/engine.ts', '../engine/send.ts'],
	['features-imports-only', 'src/lib/features/booking/fold.ts', '../../register/fold.ts'],
	['no-feature-imports-another', 'src/lib/features/booking/plan.ts', '../planning/view.ts'],
	['ui-imports-only', 'src/lib/ui/rule.ts', '../domain/rule.ts'],
	['routes-imports-only', 'src/routes/fold.ts', '../lib/register/fold.ts'],
	['app-knows-only-the-wire', 'src/lib/engine/room.ts', '../../../sync-server/room/decide.ts'],
	['room-imports-only', 'sync-server/room/socket.ts', '../node/http.ts'],
	['no-node-in-the-app', 'sync-server/wire/hash.ts', 'node:crypto'],
	['node-imports-only', 'sync-server/node/store.ts', '../../src/lib/store/db.ts']
] as const;

let layout: string;
const write = (path: string, code: string): void => {
	mkdirSync(dirname(join(layout, path)), { recursive: true });
	writeFileSync(join(layout, path), code);
};
beforeAll(() => {
	layout = mkdtempSync(join(tmpdir(), 'la-remise-imports-'));
	for (const [path, code] of Object.entries(CLEAN)) write(path, code);
});
afterAll(() => rmSync(layout, { recursive: true, force: true }));

// The project's own imports are judged by `npm run check`, with this configuration.
test('a layout that keeps to the design passes, and each planted import is caught by its rule', () => {
	expect(violations(layout)).toBe('');
	for (const [, path, target] of PLANTED) write(path, `import '${target}';`);
	const found = violations(layout);
	for (const [rule, path] of PLANTED) expect(found).toContain(`${rule}: ${path}`);
});
