import type { ResourceKind } from '../../domain/resource/types.ts';
import { kindsName } from '../../i18n/kinds.ts';
import { m } from '../../i18n/paraglide/messages.js';

/** Few enough to choose from at a glance: what one enters, carries, drives, and who helps. */
export const GROUPS = ['rooms', 'things', 'vehicles', 'people'] as const;
export type Group = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<ResourceKind, Group>> = {
	room: 'rooms',
	equipment: 'things',
	technical: 'things',
	vehicle: 'vehicles',
	skill: 'people',
	volunteers: 'people',
	staffTime: 'people'
};
export const groupOf = (kind: ResourceKind): Group => GROUP_OF[kind];

const NAMES: { readonly [G in Group]: () => string } = {
	rooms: () => kindsName('room'),
	things: () => kindsName('equipment'),
	vehicles: () => kindsName('vehicle'),
	people: m.inventory_group_people
};
export const groupName = (group: Group): string => NAMES[group]();
