import { expect, test } from 'vitest';
import type { Package } from '../domain/resource/types.ts';
import type { LocalTime } from '../domain/time/types.ts';
import { setLocale } from './paraglide/runtime.js';
import { rulesSentences } from './rules-words.ts';

const time = (text: string) => text as LocalTime;
const weekend: Package = {
	name: 'Week-end',
	startDay: 6,
	startTime: time('08:00'),
	endDay: 1,
	endTime: time('08:00')
};
const words = (...[body]: Parameters<typeof rulesSentences>) =>
	rulesSentences(body).map((sentence) => sentence.replace(/[\u00a0\u202f]/g, ' '));

test('[RS4] [RS5] [RS6] rules read as one would say them', () => {
	setLocale('fr', { reload: false });
	expect(
		words({
			opening: {
				hours: [{ days: [1, 2, 3, 4, 5, 6], from: time('08:00'), to: time('23:00') }],
				packages: [weekend],
				shortest: 60,
				longest: 4320,
				horizonDays: 365,
				notice: 10_080,
				notOn: [3],
				notInSchoolHolidays: true
			},
			turnaround: { before: 30, after: 60 },
			policy: { confirm: 'steward', quotaPerSeason: 3 }
		})
	).toEqual([
		'Réservable du lundi au samedi, 8 h – 23 h, ou par forfait (Week-end : samedi 8 h – lundi 8 h), pour 1 heure à 3 jours, 365 jours à l’avance au plus tôt et 7 jours à l’avance au plus tard.',
		'Jamais le mercredi et pendant les vacances scolaires.',
		'Battement : 30 minutes avant et 1 heure après.',
		'Un référent confirme chaque demande.',
		'Au-delà de 3 réservations par association et par saison, un référent décide.'
	]);
});
test('[RS5] no rule is said too, and a day without a night is said whole', () => {
	expect(words({})).toEqual([
		'Réservable tous les jours, à toute heure.',
		'Confirmée d’elle‑même quand c’est libre.'
	]);
	const day = { days: [2, 5] as const, from: time('00:00'), to: time('24:00') };
	expect(words({ opening: { hours: [day] } })[0]).toBe(
		'Réservable le mardi et le vendredi, toute la journée.'
	);
	expect(words({ opening: { packagesOnly: true, packages: [weekend] } })[0]).toBe(
		'Réservable seulement par forfait (Week-end : samedi 8 h – lundi 8 h).'
	);
});
