import * as decoding from 'lib0/decoding';
import { ok, refused, type Result } from '../domain/refusal.ts';
import type { Sealed } from './envelope.ts';
import type { LogEntry } from './log.ts';
import { MOST_BYTES } from './text.ts';

/** Structs and values read from one update at most: far more than 8 MB of facts hold. */
const MOST_PIECES = 500_000;
/** Deepest nesting followed; a fact's is one. */
const DEEPEST = 100;
/** A text longer than this, in bytes, isn't worth the hash that a refusal would name it by. */
const NO_FACT = 4 * MOST_BYTES;

/** Bits of a struct's first byte, and what its lower five say (yjs, src/structs/Item.js). */
const HAS_LEFT = 0x80;
const HAS_RIGHT = 0x40;
const HAS_KEY = 0x20;
const CONTENT = 0x1f;
const SKIP = 10;

/** Types that carry a name (yjs, src/structs/ContentType.js). */
const XML_ELEMENT = 3;
const XML_HOOK = 5;

/** Types of values (lib0, `writeAny`). */
const INTEGER = 125;
const FLOAT_32 = 124;
const FLOAT_64 = 123;
const TEXT = 119;

class NotAnUpdate extends Error {}

/** Walks through an update of format V1; nothing is made of it but the facts and entries it carries. */
class Reader {
	readonly sealed = new Map<string, Sealed>();
	readonly entries: LogEntry[] = [];
	readonly #bytes: decoding.Decoder;
	#pieces = 0;

	constructor(update: Uint8Array) {
		this.#bytes = decoding.createDecoder(update);
	}

	#number(): number {
		return decoding.readVarUint(this.#bytes);
	}

	#byte(): number {
		if (!decoding.hasContent(this.#bytes)) throw new NotAnUpdate();
		return decoding.readUint8(this.#bytes);
	}

	#skip(count: number): void {
		this.#bytes.pos += count;
		if (this.#bytes.pos > this.#bytes.arr.length) throw new NotAnUpdate();
	}

	#skipString(): void {
		this.#skip(this.#number());
	}

	#skipNumbers(count: number): void {
		for (let at = 0; at < count; at += 1) this.#number();
	}

	#piece(): void {
		this.#pieces += 1;
		if (this.#pieces > MOST_PIECES) throw new NotAnUpdate();
	}

	read(): void {
		for (let clients = this.#number(); clients > 0; clients -= 1) {
			let structs = this.#number();
			this.#skipNumbers(2);
			for (; structs > 0; structs -= 1) this.#struct();
		}
		for (let clients = this.#number(); clients > 0; clients -= 1) {
			this.#number();
			for (let deletes = this.#number(); deletes > 0; deletes -= 1) {
				this.#piece();
				this.#skipNumbers(2);
			}
		}
	}

	#struct(): void {
		this.#piece();
		const info = this.#byte();
		const content = info & CONTENT;
		if (info === SKIP || content === 0) {
			this.#number();
			return;
		}
		if (info & HAS_LEFT) this.#skipNumbers(2);
		if (info & HAS_RIGHT) this.#skipNumbers(2);
		if (!(info & (HAS_LEFT | HAS_RIGHT))) {
			if (this.#number() === 1) this.#skipString();
			else this.#skipNumbers(2);
			if (info & HAS_KEY) this.#skipString();
		}
		this.#content(content);
	}

	/** In the order of yjs' own numbers: deleted, JSON, binary, text, embed, format, type, any, document. */
	#content(content: number): void {
		if (content === 1) this.#number();
		else if (content === 2) this.#times(() => this.#skipString());
		else if (content === 3 || content === 4 || content === 5) this.#skipString();
		else if (content === 6) {
			this.#skipString();
			this.#skipString();
		} else if (content === 7) {
			const type = this.#number();
			if (type > 6) throw new NotAnUpdate();
			if (type === XML_ELEMENT || type === XML_HOOK) this.#skipString();
		} else if (content === 8) this.#times(() => this.#value(0));
		else if (content === 9) {
			this.#skipString();
			this.#value(1);
		} else throw new NotAnUpdate();
	}

	#times(read: () => void): void {
		for (let count = this.#number(); count > 0; count -= 1) {
			this.#piece();
			read();
		}
	}

	/** A value; at depth 0 an object may be a fact, and an array an entry. */
	#value(depth: number): void {
		this.#piece();
		if (depth > DEEPEST) throw new NotAnUpdate();
		const type = this.#byte();
		if (type === 118) this.#object(depth);
		else if (type === 117) this.#array(depth);
		else if (type === TEXT || type === 116) this.#skipString();
		else if (type === INTEGER) decoding.readVarInt(this.#bytes);
		else if (type === FLOAT_32) this.#skip(4);
		else if (type === FLOAT_64 || type === 122) this.#skip(8);
		else if (type !== 120 && type !== 121 && type !== 126 && type !== 127) throw new NotAnUpdate();
	}

	#array(depth: number): void {
		let left = this.#number();
		if (depth === 0 && left === 3) {
			const number = this.#numeric();
			const mac = this.#string(0);
			const text = this.#string(0);
			left = 0;
			if (number !== undefined && mac !== undefined && text !== undefined)
				this.entries.push({ number, mac, text });
		}
		for (; left > 0; left -= 1) this.#value(depth + 1);
	}

	/** A whole number; anything else is read past. */
	#numeric(): number | undefined {
		const { arr, pos } = this.#bytes;
		let value: number | undefined;
		if (arr[pos] === FLOAT_64 && pos + 9 <= arr.length) {
			this.#skip(1);
			value = decoding.readFloat64(this.#bytes);
		} else if (arr[pos] === FLOAT_32 && pos + 5 <= arr.length) {
			this.#skip(1);
			value = decoding.readFloat32(this.#bytes);
		} else if (arr[pos] === INTEGER) {
			this.#skip(1);
			value = decoding.readVarInt(this.#bytes);
		} else this.#value(1);
		return Number.isSafeInteger(value) ? value : undefined;
	}

	#object(depth: number): void {
		let text: string | undefined;
		let sig: string | undefined;
		for (let count = this.#number(); count > 0; count -= 1) {
			const name = depth === 0 ? decoding.readVarString(this.#bytes) : this.#skipString();
			if (name === 'text') text = this.#string(depth);
			else if (name === 'sig') sig = this.#string(depth);
			else this.#value(depth + 1);
		}
		if (text === undefined || sig === undefined || this.sealed.has(text)) return;
		this.sealed.set(text, { text, sig });
	}

	/** A value that a fact has as text; anything else is read past. */
	#string(depth: number): string | undefined {
		const { arr, pos } = this.#bytes;
		if (arr[pos] !== TEXT) {
			this.#value(depth + 1);
			return undefined;
		}
		this.#piece();
		this.#skip(1);
		const start = this.#bytes.pos;
		const length = this.#number();
		if (length > NO_FACT) {
			this.#skip(length);
			return undefined;
		}
		this.#bytes.pos = start;
		return decoding.readVarString(this.#bytes);
	}
}

function read(update: Uint8Array): Reader | undefined {
	try {
		const reader = new Reader(update);
		reader.read();
		return reader;
	} catch {
		// lib0 throws at the end of truncated bytes; a stranger's bytes are not a bug of ours.
		return undefined;
	}
}

/**
 * The facts in any client's update, in the order they were put in; everything else in it is passed
 * over, and bytes that are no update, or one that no honest phone would make, are refused. It isn't
 * read by Yjs: that would make an object, or a whole document, of every few bytes a stranger sends.
 */
export function readEnvelope(update: Uint8Array): Result<Sealed[], 'NotAnUpdate'> {
	const found = read(update);
	return found ? ok([...found.sealed.values()]) : refused('NotAnUpdate');
}

/**
 * Entries of a log in any client's update, in their order: what a phone may have that a restored
 * relay lacks. Whether the relay once wrote them is told by their macs.
 */
export function readEntries(update: Uint8Array): LogEntry[] {
	return read(update)?.entries ?? [];
}
