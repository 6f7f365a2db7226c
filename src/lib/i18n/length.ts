import type { Minutes } from '../domain/time/types.ts';
import { m } from './paraglide/messages.js';

/** "45 minutes", "2 heures", "3 jours": in the largest unit that leaves no rest. */
export function formatLength(minutes: Minutes): string {
	if (minutes > 0 && minutes % 1440 === 0) return m.length_days({ n: minutes / 1440 });
	if (minutes > 0 && minutes % 60 === 0) return m.length_hours({ n: minutes / 60 });
	return m.length_minutes({ n: minutes });
}
