import { cdp } from 'vitest/browser';

type Wish = { readonly name: 'forced-colors' | 'prefers-reduced-motion'; readonly value: string };

/** What the phone's owner asked of every app; nothing: asked no more. */
export const wish = (...features: readonly Wish[]) =>
	cdp().send('Emulation.setEmulatedMedia', { features: [...features] });

export const FORCED = { name: 'forced-colors', value: 'active' } as const;
export const STILL = { name: 'prefers-reduced-motion', value: 'reduce' } as const;

/** The line around a part: with colours forced, its ground no longer tells it from another. */
export function outlineOf(element: Element | null | undefined): string {
	if (!element) throw new Error('nothing to look at');
	const { outlineStyle, outlineWidth } = getComputedStyle(element);
	return `${outlineStyle} ${outlineWidth}`;
}
