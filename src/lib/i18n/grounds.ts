import type { LocalDate, Range } from '../domain/time/types.ts';
import { formatDate, formatRange } from './dates.ts';
import { m } from './paraglide/messages.js';

type Told =
	| {
			readonly type: 'closed';
			readonly closure: {
				readonly range: Pick<Range, 'start' | 'end'>;
				readonly reason: string | undefined;
			};
	  }
	| {
			readonly type: 'out';
			readonly name: string;
			readonly outage: {
				readonly units: number;
				readonly since: LocalDate;
				readonly until: LocalDate | undefined;
				readonly reason: string | undefined;
			};
	  };

/** "Fermeture du lundi 7 juin au vendredi 18 juin : Travaux de toiture", without a full stop. */
export function groundWords(ground: Told, today: LocalDate): string {
	if (ground.type === 'closed') {
		const { range, reason } = ground.closure;
		const when = formatRange(range, today);
		return reason ? m.answer_closed_why({ when, reason }) : m.answer_closed({ when });
	}
	const { name, outage } = ground;
	const { units, since, until, reason } = outage;
	const when =
		until === undefined
			? m.answer_out_open({ since: formatDate(since) })
			: m.answer_out_span({ since: formatDate(since), until: formatDate(until) });
	return reason
		? m.answer_out_why({ name, units, when, reason })
		: m.answer_out({ name, units, when });
}
