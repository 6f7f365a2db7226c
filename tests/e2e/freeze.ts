import type { Page } from '@playwright/test';

/**
 * Stops the engine of a tab where it stands, as a browser does with a page it has put to sleep: its
 * worker runs no more, and keeps its lock. Answers how to let it go on.
 */
export async function freezeEngine(page: Page): Promise<() => Promise<void>> {
	const cdp = await page.context().newCDPSession(page);
	const attached = new Promise<string>((resolve) => {
		cdp.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
			if (targetInfo.type === 'worker') resolve(sessionId);
		});
	});
	await cdp.send('Target.setAutoAttach', {
		autoAttach: true,
		waitForDebuggerOnStart: false,
		flatten: false
	});
	const sessionId = await attached;
	let id = 0;
	const tell = (method: string) =>
		cdp.send('Target.sendMessageToTarget', {
			sessionId,
			message: JSON.stringify({ id: ++id, method })
		});
	const paused = new Promise<void>((resolve) => {
		cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
			if (message.includes('"Debugger.paused"')) resolve();
		});
	});
	await tell('Debugger.enable');
	await tell('Debugger.pause');
	// It stands at its next step: a word of any of its tabs makes it take one.
	await page.evaluate(() => window.dispatchEvent(new Event('online')));
	await paused;
	return async () => {
		await tell('Debugger.resume');
		await cdp.detach();
	};
}
