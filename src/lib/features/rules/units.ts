import type { UnitId } from '../../domain/ids.ts';
import type { Unit } from '../../domain/resource/types.ts';
import { m } from '../../i18n/paraglide/messages.js';

export type UnitForm = { id: UnitId; name: string };
export type UnitsForm = { units: UnitForm[] };

/** Never the id of one taken out before: handovers still name it. */
export const newUnit = (): UnitForm => ({
	id: crypto.randomUUID().replaceAll('-', '').slice(0, 12) as UnitId, // twelve of base64url's characters
	name: ''
});

/** Names as they are kept: one clean line each, none empty. */
export const unitsFrom = ({ units }: UnitsForm): readonly Unit[] =>
	units
		.map(({ id, name }) => ({ id, name: name.replace(/[\s\p{Cc}]+/gu, ' ').trim() }))
		.filter(({ name }) => name !== '');

/** "Minibus blanc, FA-123-BC ; Minibus gris": one line for a link. */
export const unitsWords = (units: readonly Unit[] | undefined): string =>
	units === undefined || units.length === 0
		? m.rules_units_none()
		: units.map(({ name }) => name).join(' · ');
