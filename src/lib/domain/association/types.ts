import type { Commune } from '../resource/types.ts';

export type AssociationBody = {
	readonly name: string;
	readonly commune?: Commune | undefined;
	/** RNA number, `W` and nine characters; optional for good: none exists in Alsace-Moselle. */
	readonly rna?: string | undefined;
	readonly siren?: string | undefined;
	readonly siret?: string | undefined;
	/** A partner has no phone in the space (BK1): the town hall, the school. */
	readonly partner?: boolean | undefined;
};

export type AssociationChange = {
	readonly [Field in keyof AssociationBody]?: AssociationBody[Field] | null;
};
