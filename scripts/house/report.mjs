import { readFile } from 'node:fs/promises';

const read = (path) =>
	readFile(path, 'utf8')
		.then((text) => JSON.parse(text))
		.catch(() => undefined);

/**
 * What a suite came to. `failures` names each failed test with the first lines of why, so that
 * the end of a log is enough to know what broke.
 * @typedef {{ passed: number, failed: number, failures: string[] }} Count
 */

/** @returns {Count} */
export const nothing = () => ({ passed: 0, failed: 0, failures: [] });

const WHY_LINES = 12;
// eslint-disable-next-line no-control-regex -- the runners colour what they say
const COLOURS = /\u001b\[[0-9;]*m/g;

const told = (place, why) =>
	[place, ...(why ?? '').replace(COLOURS, '').split('\n').slice(0, WHY_LINES)].join('\n    ');

/**
 * Totals of Vitest's JSON report. A file that could not be run holds no test, so it counts as one
 * failure itself.
 * @returns {Promise<Count>}
 */
export async function readVitest(path) {
	const report = await read(path);
	if (!report) return nothing();
	const broken = report.testResults.filter(
		(file) =>
			file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')
	);
	const tests = report.testResults.flatMap(({ name, assertionResults }) =>
		assertionResults
			.filter(({ status }) => status === 'failed')
			.map((test) => told(`${name} › ${test.fullName}`, test.failureMessages.join('\n')))
	);
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests + broken.length,
		failures: [...tests, ...broken.map((file) => told(file.name, file.message))]
	};
}

/** Every story of a suite of Playwright's report and of the suites in it. */
const stories = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(stories)];

const isFlaky = ({ status }) => status === 'flaky';
const errorOf = (tests) =>
	tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors)).at(0);

/**
 * Totals of Playwright's JSON report; a story that passed only when retried has not passed.
 * @returns {Promise<Count>}
 */
export async function readPlaywright(path) {
	const report = await read(path);
	if (!report) return nothing();
	const { expected, unexpected, flaky } = report.stats;
	const loading = report.errors.length > 0 && unexpected + flaky === 0 ? 1 : 0;
	const failed = stories(report).filter(({ ok, tests }) => !ok || tests.some(isFlaky));
	return {
		passed: expected,
		failed: unexpected + flaky + loading,
		failures: [
			...failed.map(({ file, line, title, tests }) =>
				told(`${file}:${line} › ${title}`, errorOf(tests)?.message)
			),
			...report.errors.map(({ message }) => told('while loading', message))
		]
	};
}
