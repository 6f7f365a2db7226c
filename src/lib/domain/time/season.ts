import type { Brand } from '../ids.ts';
import type { LocalDate } from './types.ts';

/** `2026-2027`, from 1 September to 31 August (T4). */
export type Season = Brand<string, 'Season'>;

export function seasonOf(date: LocalDate): Season {
	const year = Number(date.slice(0, 4));
	const first = date.slice(5) >= '09-01' ? year : year - 1;
	return `${first}-${first + 1}` as Season;
}

export const seasonStart = (season: Season) => `${season.slice(0, 4)}-09-01` as LocalDate;

/** Its last day, inclusive. */
export const seasonEnd = (season: Season) => `${season.slice(5)}-08-31` as LocalDate;

export function nextSeason(season: Season): Season {
	const year = Number(season.slice(5));
	return `${year}-${year + 1}` as Season;
}
