import * as v from 'valibot';
import {
	MOST_PUBLISHED,
	type CatalogueBody,
	type CatalogueChange
} from '../../domain/catalogue/types.ts';
import * as p from './pieces.ts';

const title = p.name(80);
const resources = v.pipe(v.array(p.resourceId), v.minLength(1), v.maxLength(MOST_PUBLISHED));
/** R7: a person by id, and which of what `people` says of them is shown. */
const contact = v.strictObject({ person: p.personId, email: v.boolean(), phone: v.boolean() });

/** A page for everybody: its key is its address. */
export const cataloguePublished = v.strictObject({
	title,
	resources,
	contact: v.optional(contact)
}) satisfies v.GenericSchema<unknown, CatalogueBody>;
export const catalogueChanged = v.strictObject({
	title: v.optional(title),
	resources: v.optional(resources),
	contact: v.nullish(contact)
}) satisfies v.GenericSchema<unknown, CatalogueChange>;
