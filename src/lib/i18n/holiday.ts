import type { Holiday } from '../domain/time/types.ts';
import { m } from './paraglide/messages.js';

const WORDS = {
	none: () => '',
	public: m.common_holiday_public,
	school: m.common_holiday_school,
	both: m.common_holiday_both
} satisfies Record<Holiday, () => string>;

/** "férié", "vacances scolaires"; nothing on any other day. */
export const holidayWords = (holiday: Holiday): string => WORDS[holiday]();
