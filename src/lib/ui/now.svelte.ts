const MINUTE = 60_000;

/**
 * The phone's clock as a rune, to the minute, and at once when the page is shown again: a phone left
 * on the table overnight says the right day in the morning. Call it while a component initialises.
 */
export function createNow(): { readonly current: number } {
	let current = $state(Date.now());
	$effect(() => {
		const read = () => {
			current = Date.now();
		};
		const timer = setInterval(read, MINUTE);
		document.addEventListener('visibilitychange', read);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', read);
		};
	});
	return {
		get current() {
			return current;
		}
	};
}
