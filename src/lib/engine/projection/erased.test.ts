import { expect, test } from 'vitest';
import { idFrom, type FactKey, type WordsId } from '../../domain/ids.ts';
import { ERASED_NAME } from '../../domain/member/erased.ts';
import { layOver } from '../../register/overlay.ts';
import { deviceOf, PARIS } from '../../register/testing/facts.fixture.ts';
import { fold } from '../../register/testing/fold.fixture.ts';
import { Village } from '../../register/testing/village.fixture.ts';
import { bookingRows } from './booking.ts';
import { memberRow } from './member.ts';
import { createView } from './view.ts';

test('[R7] where somebody erased stood, rows say so: contact, history, comments, member', () => {
	const v = new Village();
	const words = v.say<'words.written', WordsId>('Cam', 'words.written', { text: 'Ma fête' });
	const hall = v.resource('Ada', v.foyer);
	const contact = v.camPerson;
	const id = v.ask('Cam', v.school, hall, [10, 12], { contact, purpose: words });
	const said = v.say<'words.written', WordsId>('Cam', 'words.written', { text: 'Merci' });
	v.say('Cam', 'booking.commented', { words: said }, { about: id });

	const rows = () => {
		const state = fold({ space: v.space, log: v.log });
		const overlay = layOver(state, [], 0);
		const parts = {
			overlay,
			unsent: new Set<string>(),
			beside: new Map(),
			device: deviceOf('Ada'),
			admitted: new Map()
		};
		const view = createView(parts, PARIS);
		const booking = view.state.bookings.get(id);
		const cam = view.state.trust.members.get(v.cam);
		if (booking === undefined || cam === undefined) throw new Error('no booking, or no Cam');
		return { ...bookingRows(view, booking), cam: memberRow(view, cam) };
	};
	const before = rows();
	expect(before.booking.contact?.name).toBe('Camille');
	expect(before.booking.history.flatMap(({ texts }) => texts ?? [])).toEqual([words, said]);

	const keys = [contact, words].map((key) => idFrom<FactKey>(key));
	v.say('Ada', 'person.erased', { person: contact, keys }, { about: v.space });
	const { booking, occurrences, cam } = rows();
	expect(booking.contact).toEqual({ id: contact, name: ERASED_NAME, phone: undefined });
	expect(booking.history.map(({ byName }) => byName)).toEqual([ERASED_NAME, ERASED_NAME]);
	expect(booking.comments.map(({ byName }) => byName)).toEqual([ERASED_NAME]);
	expect([booking.author, cam.name]).toEqual([ERASED_NAME, ERASED_NAME]);
	expect([booking.title, booking.purpose]).toEqual(['École', undefined]);
	expect(JSON.stringify([booking, occurrences, cam])).not.toMatch(/Camille|camille|Ma fête/);
	expect(booking.history.flatMap(({ texts }) => texts ?? [])).toEqual([said]);
});
