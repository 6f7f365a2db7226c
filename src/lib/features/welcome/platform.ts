/**
 * iPhone and iPad: Safari and the installed app share no storage, so one installs first and joins
 * from there. iPads call themselves Macs, with a touch screen.
 */
export const needsHomeScreenFirst = (userAgent: string, standalone: boolean): boolean =>
	!standalone && /iPhone|iPad|iPod/.test(userAgent);
