import { readFile } from 'node:fs/promises';

const read = (path) =>
	readFile(path, 'utf8')
		.then((text) => JSON.parse(text))
		.catch(() => undefined);

const nothing = { passed: 0, failed: 0 };

/**
 * Totals of Vitest's JSON report. A file that could not be run holds no test, so it counts as one
 * failure itself.
 */
export async function readVitest(path) {
	const report = await read(path);
	if (!report) return { ...nothing };
	const broken = report.testResults.filter(
		(file) =>
			file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')
	);
	return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** Totals of Playwright's JSON report; a story that passed only when retried has not passed. */
export async function readPlaywright(path) {
	const report = await read(path);
	if (!report) return { ...nothing };
	const { expected, unexpected, flaky } = report.stats;
	const loading = report.errors.length > 0 && unexpected + flaky === 0 ? 1 : 0;
	return { passed: expected, failed: unexpected + flaky + loading };
}
