export type InstallWay = 'ios' | 'android' | 'desktop';

/** How one installs here. An iPad calls itself a Mac, but has a touch screen. */
export function installWay(userAgent: string, touchPoints: number): InstallWay {
	if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
	if (/Macintosh/.test(userAgent) && touchPoints > 1) return 'ios';
	return /Android/.test(userAgent) ? 'android' : 'desktop';
}
