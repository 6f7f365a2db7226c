import type { Instant } from '$lib/domain/time/types.ts';

/** The phone's clock as a rune, good to half a minute. Call it while a component initialises. */
export function createNow(): { readonly current: Instant } {
	let current = $state(Date.now());
	$effect(() => {
		const tick = () => (current = Date.now());
		const handle = setInterval(tick, 30_000);
		document.addEventListener('visibilitychange', tick);
		return () => {
			clearInterval(handle);
			document.removeEventListener('visibilitychange', tick);
		};
	});
	return {
		get current() {
			return current;
		}
	};
}
