/** Calls back when the element comes near the screen, a screen ahead; again each time it does. */
export function whenNear(call: () => void): (element: Element) => () => void {
	return (element) => {
		const observer = new IntersectionObserver(
			(entries) => {
				if (entries.some((entry) => entry.isIntersecting)) call();
			},
			{ rootMargin: '800px 0px' }
		);
		observer.observe(element);
		return () => observer.disconnect();
	};
}

/**
 * Keeps what one reads where it is while days are added above it. `hold` before asking for them,
 * `settle` when the list is about to change: it corrects once the new days stand.
 */
export function keepPlace(): { hold(list: Element): void; settle(list: Element): void } {
	let held: { day: string; top: number } | undefined;
	return {
		hold(list) {
			const first = list.querySelector<HTMLElement>('[data-day]');
			const day = first?.dataset['day'];
			held = first && day ? { day, top: first.getBoundingClientRect().top } : undefined;
		},
		settle(list) {
			const was = held;
			if (was === undefined) return;
			requestAnimationFrame(() => {
				const now = list.querySelector(`[data-day="${was.day}"]`);
				const first = list.querySelector<HTMLElement>('[data-day]');
				// Nothing was added above yet.
				if (!now || first?.dataset['day'] === was.day) return;
				held = undefined;
				window.scrollBy(0, now.getBoundingClientRect().top - was.top);
			});
		}
	};
}
