import { expect, test } from 'vitest';
import { idFrom } from '../../src/lib/domain/ids.ts';
import { holdsAt, readTicket, ticketProtocols, ticketText, type Ticket } from './ticket.ts';

const ticket: Ticket = {
	v: 1,
	space: idFrom('s'.repeat(22)),
	device: idFrom('d'.repeat(22)),
	at: 1_000_000,
	exp: 1_300_000
};
const signature = new Uint8Array(64).fill(9);

test('a ticket is read as it was written', () => {
	const read = readTicket(ticketProtocols(ticketText(ticket), signature));
	expect(read).toEqual({ ok: true, value: { ticket, text: ticketText(ticket), signature } });
});

test.each([
	['nothing', []],
	['no ticket', ['la-remise.1']],
	['half a ticket', ['ticket.abc']],
	['four parts', ['ticket.a.b.c']],
	['no base64', ['ticket.%%.%%']],
	['no JSON', [`ticket.${btoa('hello').replaceAll('=', '')}.${'A'.repeat(86)}`]],
	['a short signature', [ticketProtocols(ticketText(ticket), signature.slice(1))[1]]],
	['a field too many', [ticketProtocols(JSON.stringify({ ...ticket, x: 1 }), signature)[1]]],
	['far too much', [`ticket.${'A'.repeat(3000)}.${'A'.repeat(86)}`]]
])('%s is no ticket', (_, protocols) => {
	expect(readTicket(protocols)).toEqual({ ok: false, refusal: 'NoTicket' });
});

test.each([
	['in its time', ticket, 1_100_000, true],
	['on a phone a little ahead', ticket, 950_000, true],
	['on a phone far ahead', ticket, 900_000, false],
	['too late', ticket, 1_300_001, false],
	['ending before it begins', { ...ticket, exp: 999_999 }, 999_999, false],
	['longer than ten minutes', { ...ticket, exp: 1_700_000 }, 1_100_000, false]
])('a ticket %s', (_, given, now, holds) => {
	expect(holdsAt(given, now)).toBe(holds);
});
