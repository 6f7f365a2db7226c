/** The kit is looked at a part at a time: a picture is of what fits the screen. */
export const KIT_PARTS = ['gestures', 'words', 'cards', 'ledger', 'forms', 'drawings'] as const;
export type KitPart = (typeof KIT_PARTS)[number];
