import { m } from '../../../i18n/paraglide/messages.js';
import { reasonSentence } from '../../../i18n/reason.ts';
import type { JudgedDate } from './lines.ts';
import { ownWords } from './own.ts';

/** Why a date isn't free, a sentence for each thing that can't be had. */
export function dateWhy({ lines }: JudgedDate): string[] {
	return lines.flatMap(({ row, reasons, behind, own }) => {
		if (own && behind.length === 0) {
			return [m.booking_date_why({ name: row.name, why: `${ownWords(own)}.` })];
		}
		const names = behind.map((claim) => m.booking_quoted({ title: claim.title }));
		return reasons.map((reason) =>
			m.booking_date_why({
				name: row.name,
				why: reasonSentence(reason, reason.type === 'Taken' ? names : [])
			})
		);
	});
}
