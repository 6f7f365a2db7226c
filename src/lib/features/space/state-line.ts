import type { Refusal } from '$lib/domain/refusal.ts';
import type { Instant, Zone } from '$lib/domain/time/types.ts';
import { formatInstant } from '$lib/i18n/dates.ts';
import { m } from '$lib/i18n/paraglide/messages';
import type { LinkRow, SpaceRow } from '$lib/store/rows.ts';
import type { IconName } from '$lib/ui/icon/shapes.ts';

/** The one quiet line under the space's name: what is true of the copy on this phone. */
export type StateLine = {
	readonly icon: IconName;
	/** How the bar is tinted; offline is normal, never red. */
	readonly look: 'calm' | 'offline' | 'hand';
	readonly strong: string;
	/** What follows, with its separator; empty when nothing does. */
	readonly rest: string;
};

export type Facts = {
	readonly row: Pick<SpaceRow, 'kind' | 'metRelay' | 'zone' | 'needsRules'>;
	readonly link: LinkRow | undefined;
	readonly unsent: number;
	/** Refused by the relay and not looked at yet. */
	readonly drawer: number;
	readonly now: Instant;
};

const dotted = (...parts: readonly (string | undefined)[]): string =>
	parts
		.filter((part) => part !== undefined)
		.map((part) => ` · ${part}`)
		.join('');

/** A space the relay can't take just now is not one this phone was turned out of. */
function whyNot(refusal: Refusal | undefined): string {
	if (refusal?.type === 'RelayBehind') return m.refusal_RelayBehind_line();
	const out = refusal?.type === 'NotMember' || refusal?.type === 'DeviceRevoked';
	return out ? m.app_state_refused() : m.refusal_not_now_line();
}

export function stateLine({ row, link, unsent, drawer, now }: Facts): StateLine {
	const waiting = unsent > 0 ? m.app_state_unsent({ count: unsent }) : undefined;
	const kept = drawer > 0 ? m.app_state_drawer({ count: drawer }) : undefined;

	if (row.kind === 'example')
		return { icon: 'device', look: 'calm', strong: m.app_state_example(), rest: '' };
	if (row.needsRules !== undefined)
		return { icon: 'warning', look: 'hand', strong: m.app_state_update(), rest: dotted(waiting) };
	if (link?.at === 'refused')
		return {
			icon: 'lock',
			look: 'hand',
			strong: whyNot(link.refusal),
			rest: dotted(waiting, m.app_state_refused_see())
		};
	if (!row.metRelay)
		return {
			icon: 'device',
			look: 'calm',
			strong: m.app_state_phone(),
			rest: `, ${m.app_state_not_linked()}`
		};
	if (link?.at === 'live') {
		if (waiting !== undefined)
			return {
				icon: 'online',
				look: 'calm',
				strong: m.app_state_sending(),
				rest: dotted(waiting, kept)
			};
		if (kept !== undefined) return { icon: 'inbox', look: 'hand', strong: kept, rest: '' };
		const received =
			link.heard === undefined ? '' : `, ${formatInstant(link.heard, now, row.zone)}`;
		return {
			icon: 'tick',
			look: 'calm',
			strong: m.app_state_received(),
			rest: received
		};
	}
	if (link?.at === 'returning')
		return {
			icon: 'online',
			look: 'hand',
			strong: m.app_state_returning(),
			rest: dotted(waiting, kept)
		};
	if (link?.at === 'joining')
		return {
			icon: 'online',
			look: 'calm',
			strong: m.app_state_joining(),
			rest: dotted(waiting, kept)
		};
	return {
		icon: 'offline',
		look: 'offline',
		strong: m.app_state_offline(),
		rest: dotted(waiting, kept) || known(link?.heard, now, row.zone)
	};
}

/** BK9: what is shown offline is what was known then. */
const known = (heard: Instant | undefined, now: Instant, zone: Zone): string =>
	heard === undefined ? '' : dotted(m.app_state_known({ when: formatInstant(heard, now, zone) }));
