/** What a telephone number as typed is dialled as, for `tel:` and `sms:` links. */
export const dialOf = (phone: string): string => phone.replace(/[^+\d]/g, '');
