import type { InvitedAs, RoleGrant } from '../domain/member/types.ts';
import type { ResourceKind } from '../domain/resource/types.ts';
import { m } from './paraglide/messages.js';

const ONE: { readonly [K in ResourceKind]: () => string } = {
	room: m.kind_room,
	equipment: m.kind_equipment,
	technical: m.kind_technical,
	vehicle: m.kind_vehicle,
	skill: m.kind_skill,
	volunteers: m.kind_volunteers,
	staffTime: m.kind_staffTime
};
const MANY: { readonly [K in ResourceKind]: () => string } = {
	room: m.kinds_room,
	equipment: m.kinds_equipment,
	technical: m.kinds_technical,
	vehicle: m.kinds_vehicle,
	skill: m.kinds_skill,
	volunteers: m.kinds_volunteers,
	staffTime: m.kinds_staffTime
};

/** "Local", "Véhicule". */
export const kindName = (kind: ResourceKind): string => ONE[kind]();
/** "Locaux", "Véhicules": for filters and headings. */
export const kindsName = (kind: ResourceKind): string => MANY[kind]();

type Role = InvitedAs['role'];
const ROLES: { readonly [R in RoleGrant['role']]: () => string } = {
	gestionnaire: m.role_gestionnaire,
	lecteur: m.role_lecteur,
	membre: m.role_membre,
	responsable: m.role_responsable
};
const MAY: { readonly [R in Role]: () => string } = {
	gestionnaire: m.role_gestionnaire_may,
	lecteur: m.role_lecteur_may,
	membre: m.role_membre_may,
	responsable: m.role_responsable_may,
	own: m.role_own_may
};

/** "membre, Foyer rural de Pouze", or "gestionnaire de l'espace". */
export function roleWords(grant: RoleGrant, associationName: string | undefined): string {
	const role = ROLES[grant.role]();
	if (grant.role === 'gestionnaire' || associationName === undefined) return role;
	return m.role_in({ role, association: associationName });
}

/** The role alone, to choose among: "Responsable". */
export function roleName(role: RoleGrant['role']): string {
	const name = ROLES[role]();
	return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

/** What a role lets one do, as the end of a sentence: "réserve pour son association". */
export const roleMay = (role: Role): string => MAY[role]();
