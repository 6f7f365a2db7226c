import { expect, test } from 'vitest';
import { idFrom, type FactKey, type WordsId } from '../../domain/ids.ts';
import type { Zone } from '../../domain/time/types.ts';
import { deviceOf } from '../../register/testing/facts.fixture.ts';
import { Village } from '../../register/testing/village.fixture.ts';
import { layOver } from '../../register/overlay.ts';
import { spread } from './spread.ts';
import { noDirt } from './touched.ts';
import { createView } from './view.ts';

test('[R7] a reason that is erased is written anew wherever a history repeats it', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const words = (text: string) => v.say<'words.written', WordsId>('Ben', 'words.written', { text });
	const withdrawn = words('Il pleuvra.');
	const refused = words('En travaux.');
	const apart = words('Rien.');
	const about = v.ask('Ben', v.school, hall, [10, 12]);
	v.say('Ben', 'booking.withdrawn', { reason: withdrawn }, { about });
	const other = v.ask('Ben', v.school, hall, [14, 16]);
	v.say(
		'Ada',
		'booking.refused',
		{ wish: idFrom<FactKey>(other), reason: refused },
		{ about: other }
	);

	const overlay = layOver(v.state(), [], 0);
	const parts = {
		overlay,
		unsent: new Set<string>(),
		beside: new Map(),
		device: deviceOf('Ada'),
		admitted: new Map()
	};
	const view = createView(parts, 'Europe/Paris' as Zone);
	const dirtyAfter = (id: WordsId) => {
		const dirt = noDirt();
		dirt.words.add(id);
		spread(view, dirt);
		return [...dirt.bookings];
	};
	expect(dirtyAfter(withdrawn)).toContain(about);
	expect(dirtyAfter(refused)).toContain(other);
	expect(dirtyAfter(apart)).toEqual([]);
});
