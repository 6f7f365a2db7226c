import { expect, test } from 'vitest';
import { idFrom, type FactKey, type Nonce, type SpaceId } from '../../domain/ids.ts';
import type { OutboxRow } from '../../store/rows.ts';
import { dependentsOf } from './dependents.ts';

const key = (name: string) => idFrom<FactKey>(name.padEnd(22, '-'));
const row = (name: string, entity: string, gesture: string, text = ''): OutboxRow => ({
	space: idFrom<SpaceId>('s'.padEnd(22, '-')),
	room: 'register',
	key: key(name),
	text: `{"said":"${text}"}`,
	sig: 'x'.repeat(86),
	at: 0,
	notBefore: 0,
	entity,
	gesture: gesture.padEnd(16, '0') as Nonce
});

test('[R1] what rests on a refused fact is found, step by step, and nothing else', () => {
	const made = row('made', key('made'), 'one');
	const changed = row('changed', key('made'), 'two');
	const named = row('named', key('named'), 'one', key('made'));
	const onNamed = row('onNamed', key('named'), 'three');
	const elsewhere = row('elsewhere', key('elsewhere'), 'four', key('made'));
	const rows = [made, changed, named, onNamed, elsewhere];
	expect(dependentsOf([made], rows)).toEqual([changed, named, onNamed]);
	expect(dependentsOf([changed], rows)).toEqual([]);
	expect(dependentsOf([elsewhere], rows)).toEqual([]);
});
