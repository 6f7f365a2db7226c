import type { CalendarRefusal } from '../../formats/calendar/read/read.ts';
import { m } from '../../i18n/paraglide/messages.js';

/** Why a file is no calendar, and what to do (nothing has changed). */
export function fileSentence(refusal: CalendarRefusal): string {
	switch (refusal.type) {
		case 'FileEmpty':
			return m.calendar_file_empty();
		case 'FileTooLarge':
			return m.calendar_file_too_large({ mostMegabytes: refusal.mostMegabytes });
		case 'FileTooManyEvents':
			return m.calendar_file_too_many({ most: refusal.most });
		case 'FileNotCalendar':
			return m.calendar_file_not_calendar();
		case 'FileBinary':
			return refusal.looksLike === 'archive' ? m.calendar_file_archive() : m.calendar_file_binary();
	}
}
