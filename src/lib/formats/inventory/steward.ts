import { readPhone } from '../../domain/french/phone.ts';
import type { Field } from './field.ts';
import type { Oddity } from './oddity.ts';
import { oneLine } from './plain.ts';

export type Steward = {
	readonly name: string;
	readonly phone?: string;
	readonly email?: string;
};

/** What the register takes for a phone number. */
const PHONE = /^[+0-9 ().-]{3,40}$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** Who to call. A number nobody answers to by name is kept among the remarks. */
export function readSteward(text: (field: Field) => string): {
	readonly steward: Steward | undefined;
	readonly oddities: readonly Oddity[];
	readonly unread: readonly Field[];
} {
	const oddities: Oddity[] = [];
	const unread: Field[] = [];
	const name = oneLine(text('steward'), 120);
	const typedPhone = text('phone').trim();
	const typedEmail = text('email').trim();
	const phone = typedPhone === '' ? undefined : readPhone(typedPhone);
	const phoneFits = phone !== undefined && PHONE.test(phone.shown);
	const emailFits = EMAIL.test(typedEmail) && typedEmail.length <= 200;
	if (phone && !phone.certain) {
		oddities.push({ field: 'phone', text: typedPhone, code: 'PhoneUnusual' });
	}
	if (typedEmail !== '' && !emailFits) {
		oddities.push({ field: 'email', text: typedEmail, code: 'EmailUnusual' });
	}
	if (name === '' && (typedPhone !== '' || typedEmail !== '')) {
		oddities.push({ field: 'steward', text: typedPhone || typedEmail, code: 'PhoneAlone' });
	}
	if (typedPhone !== '' && (name === '' || !phoneFits)) unread.push('phone');
	if (typedEmail !== '' && (name === '' || !emailFits)) unread.push('email');
	const steward =
		name === ''
			? undefined
			: {
					name,
					...(phoneFits ? { phone: phone.shown } : {}),
					...(emailFits ? { email: typedEmail } : {})
				};
	return { steward, oddities, unread };
}
