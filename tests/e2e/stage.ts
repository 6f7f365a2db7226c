import { test as base } from '@playwright/test';
import { Phone, type PhoneOptions } from './phone.ts';
import { startRelay, type Relay } from './relay.ts';

type Stage = {
	/** Set to false for stories that are never without a network: their phones keep nothing ahead. */
	readonly installs: boolean;
	/** A relay of this test's own, with nothing in it. */
	readonly relay: Relay;
	/** A new phone for someone; all are closed, and judged, when the test ends. */
	readonly phone: (owner: string, options?: PhoneOptions) => Promise<Phone>;
};

export const test = base.extend<Stage>({
	installs: [true, { option: true }],
	relay: async ({}, use) => {
		const relay = await startRelay();
		await use(relay);
		await relay.dispose();
	},
	phone: async ({ relay, installs }, use, info) => {
		const phones: Phone[] = [];
		await use(async (owner, options) => {
			const phone = await Phone.make(owner, relay.url, { installs, ...options });
			phones.push(phone);
			return phone;
		});
		for (const phone of phones) await phone.dispose();
		if (info.status !== 'passed') return;
		base.expect(phones.flatMap(({ strangers }) => strangers)).toEqual([]);
		base.expect(phones.flatMap(({ troubles }) => troubles)).toEqual([]);
	}
});
export const expect = test.expect;
