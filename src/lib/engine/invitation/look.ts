import type { DeviceLook } from '../../domain/member/types.ts';

const SYSTEMS = [
	[/Android/, 'android'],
	[/iPhone|iPad|iPod/, 'ios'],
	[/Windows/, 'windows'],
	[/Macintosh|Mac OS/, 'macos'],
	[/Linux|CrOS/, 'linux']
] as const;

/** What a device is, from what its browser says. An iPad calls itself a Mac, with a touch screen. */
export function lookOf(userAgent: string, touchPoints: number): DeviceLook {
	const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1];
	if (system === 'macos' && touchPoints > 1) return { sort: 'tablet', system: 'ios' };
	if (/iPad/.test(userAgent)) return { sort: 'tablet', system: 'ios' };
	if (system === 'ios') return { sort: 'phone', system };
	// Android's tablets leave "Mobile" out.
	if (system === 'android') return { sort: /Mobile/.test(userAgent) ? 'phone' : 'tablet', system };
	return { sort: 'computer', ...(system && { system }) };
}

export const thisLook = (): DeviceLook => lookOf(navigator.userAgent, navigator.maxTouchPoints);
