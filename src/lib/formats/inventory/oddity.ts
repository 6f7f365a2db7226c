import type { ResourceKind, TariffUnit } from '../../domain/resource/types.ts';
import type { Field } from './field.ts';

/** What was read otherwise than it stands, or could not be read. `i18n` words each code. */
export type OddityCode =
	| { readonly code: 'QuantitySpaced'; readonly read: number }
	| { readonly code: 'QuantityAbout'; readonly read: number }
	| { readonly code: 'QuantityInWords'; readonly read: number }
	| { readonly code: 'QuantityUnread' }
	| { readonly code: 'QuantityMissing' }
	| { readonly code: 'KindGuessed'; readonly kind: ResourceKind }
	| { readonly code: 'NameMissing' }
	| { readonly code: 'OwnerMissing'; readonly owner: string }
	| { readonly code: 'Shortened'; readonly most: number }
	| { readonly code: 'MoneyUnread' }
	| { readonly code: 'UnitFromRemarks'; readonly unit: TariffUnit }
	| { readonly code: 'UnitGuessed'; readonly unit: TariffUnit }
	| { readonly code: 'DepositPerItem' }
	| { readonly code: 'PhoneUnusual' }
	| { readonly code: 'PhoneAlone' }
	| { readonly code: 'EmailUnusual' }
	| { readonly code: 'SeatsUnread' }
	| { readonly code: 'NeedsCare' }
	| { readonly code: 'Duplicate'; readonly line: number };

/** `text` is what the file says, untouched. */
export type Oddity = { readonly field: Field; readonly text: string } & OddityCode;

const NOTES: readonly OddityCode['code'][] = ['UnitFromRemarks', 'DepositPerItem'];

/** Read from the person's own words: worth showing, not worth worrying about. */
export const isNote = (oddity: Oddity): boolean => NOTES.includes(oddity.code);
