export type Platform = 'installed' | 'ios' | 'android' | 'desktop';

/**
 * What to say of installing on the joining screen: on iPhone and iPad Safari and the installed app
 * share no storage; elsewhere they do.
 */
export function platformOf(userAgent: string, standalone: boolean): Platform {
	if (standalone) return 'installed';
	if (needsHomeScreenFirst(userAgent, standalone)) return 'ios';
	return /Android/.test(userAgent) ? 'android' : 'desktop';
}

/**
 * iPhone and iPad: Safari and the installed app share no storage, so one installs first and joins
 * from there. iPads call themselves Macs, with a touch screen.
 */
export const needsHomeScreenFirst = (userAgent: string, standalone: boolean): boolean =>
	!standalone && /iPhone|iPad|iPod/.test(userAgent);
