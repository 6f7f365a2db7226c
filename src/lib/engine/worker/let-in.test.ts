import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { appendToLog } from '../../register/log.ts';
import { deviceOf } from '../../register/testing/facts.fixture.ts';
import { Village } from '../../register/testing/village.fixture.ts';
import { wasLetIn } from './let-in.ts';

test('[R1] a log knows whom it says was let in, the founder and whoever was put out since; nobody else', () => {
	const v = new Village();
	v.say('Ada', 'device.revoked', { device: deviceOf('Cam') }, { about: v.cam });
	const doc = new Y.Doc();
	const own = v.log.filter(({ room }) => room === 'register');
	appendToLog(
		doc,
		own.map(({ entry }) => entry)
	);
	const known = (name: string) => wasLetIn(v.space, doc, deviceOf(name));
	expect(['Ada', 'Ben', 'Cam'].map(known)).toEqual([true, true, true]);
	expect(known('Eve')).toBe(false);
	expect(wasLetIn(v.space, new Y.Doc(), deviceOf('Ada'))).toBe(false);
});
