import type { PersonId, ResourceId } from '../ids.ts';

/** Who is asked, and how: what they have is in `people` and nowhere else (R7). */
export type CatalogueContact = {
	readonly person: PersonId;
	readonly email: boolean;
	readonly phone: boolean;
};

/** What a page for everybody shows. */
export type CatalogueBody = {
	readonly title: string;
	readonly resources: readonly ResourceId[];
	readonly contact?: CatalogueContact | undefined;
};

/** R6: only the fields that change; it also publishes again what was withdrawn. */
export type CatalogueChange = {
	readonly title?: string | undefined;
	readonly resources?: readonly ResourceId[] | undefined;
	readonly contact?: CatalogueContact | null | undefined;
};

/** Things on one page at most. */
export const MOST_PUBLISHED = 100;
