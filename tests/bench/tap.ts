import { createSpace, describeThing, openTab } from '../e2e/acts.ts';
import { Phone } from '../e2e/phone.ts';
import { startRelay } from '../e2e/relay.ts';
import { median, report } from './figure.ts';
import { plainBooking } from './plain.ts';

const RUNS = 5;
const SLOWER = 4;

const relay = await startRelay();
const phone = await Phone.make('Odette', relay.url);
await phone.goto('/');
await createSpace(phone, { association: 'Foyer rural', firstName: 'Odette' });
await openTab(phone, 'Inventaire');
await phone.link('Ajouter').first().click();
await describeThing(phone, { name: 'Chaises', quantity: 40 });
await phone.isInstalled();
await phone.setOffline(true);
const session = await phone.context.newCDPSession(phone.page);
await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });

/** From the tap on "Réserver" to the page that shows the booking, painted. */
function watch(): void {
	addEventListener(
		'click',
		() => {
			const began = performance.now();
			const look = () => {
				const shown =
					location.pathname.includes('/reservation/') &&
					document.body.textContent.includes('Enregistrée sur ce téléphone');
				if (!shown) return requestAnimationFrame(look);
				// Called in a frame: the next task finds it painted.
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => Object.assign(globalThis, { took: performance.now() - began });
				return port2.postMessage(undefined);
			};
			requestAnimationFrame(look);
		},
		{ capture: true, once: true }
	);
}

const times: number[] = [];
for (let run = 0; run <= RUNS; run += 1) {
	await openTab(phone, 'Réserver');
	await phone.page.getByRole('radio', { name: /^Demain/ }).click();
	await phone.button('Voir ce qui est libre').click();
	await phone.page.getByRole('heading', { name: 'Chaises' }).waitFor();
	await phone.button('Continuer').click();
	await phone.page.getByRole('heading', { name: 'Votre demande' }).waitFor();
	await phone.page.evaluate(watch);
	await phone.button('Réserver').click();
	const took = await phone.page.waitForFunction(() => Reflect.get(globalThis, 'took'));
	if (run > 0) times.push(Number(await took.jsonValue()));
	await phone.page.evaluate(() => Reflect.deleteProperty(globalThis, 'took'));
}
// In the page that shows the last booking.
await phone.page.getByRole('heading', { name: 'Ce qui s’est passé' }).waitFor();
const plain = await plainBooking(phone.page, RUNS);
report({
	what: 'tap on "Réserver" → booking visible, offline',
	value: median(times),
	unit: 'ms',
	budget: 100,
	note: `${SLOWER}× slower CPU, median of ${RUNS}, on disk before it is shown`
});
report({ what: '… the plain way: sign, keep and show the same', value: plain, unit: 'ms' });
report({
	what: '… the app’s time beside the plain way’s',
	value: median(times) / plain,
	unit: '×'
});
await phone.dispose();
await relay.dispose();
process.exit(0);
