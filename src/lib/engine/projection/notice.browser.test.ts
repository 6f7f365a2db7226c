import { afterEach, expect, test } from 'vitest';
import { deviceOf, PARIS } from '../../register/testing/facts.fixture.ts';
import { Village } from '../../register/testing/village.fixture.ts';
import { layOver } from '../../register/overlay.ts';
import { db } from '../../store/db.ts';
import { writeNotices } from './notice.ts';
import { createView } from './view.ts';

afterEach(() => db.notices.clear());

test('[R5] one is told why one’s own fact had no effect, but not that it was so already', async () => {
	const v = new Village();
	const grant = { role: 'responsable', association: v.school } as const;
	v.say('Ada', 'role.granted', { grant }, { about: v.cam });
	const twice = v.say('Ada', 'role.granted', { grant }, { about: v.cam });
	const notMine = v.ask('Ada', v.school, v.resource('Ada', v.foyer));
	const state = v.state();
	expect(state.noEffect.get(twice)?.refusal.type).toBe('AlreadySo');
	const view = createView(
		{
			overlay: layOver(state, [], 0),
			unsent: new Set(),
			beside: new Map(),
			device: deviceOf('Ada'),
			admitted: new Map()
		},
		PARIS
	);
	await writeNotices(
		view,
		[...state.noEffect.values()].map(({ key }) => key)
	);
	const told = await db.notices.toArray();
	expect(told.map(({ key, refusal }) => [key, refusal.type])).toEqual([[notMine, 'RoleMayNot']]);
});
