import * as v from 'valibot';
import type { LineId, Nonce, OccurrenceId } from '../domain/ids.ts';
import { base64url } from '../register/digest.ts';
import { lineId, nonce, occurrenceId } from '../register/facts/pieces.ts';

const random = (bytes: number): string => base64url(crypto.getRandomValues(new Uint8Array(bytes)));

/** 96 random bits. */
export const newNonce = (): Nonce => v.parse(nonce, random(12));

/** 48 random bits are plenty inside one booking. */
export const newLineId = (): LineId => v.parse(lineId, random(6));
export const newOccurrenceId = (): OccurrenceId => v.parse(occurrenceId, random(6));
