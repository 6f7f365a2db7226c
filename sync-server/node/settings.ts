/** Limits an operator may change; each is answered with a close code or a refusal the phone knows. */
export type Limits = {
	/** Largest message of an admitted device, bytes. */
	readonly message: number;
	/** Largest request body giving entries back, bytes: they bear this relay's own marks. */
	readonly handIn: number;
	/** Facts one address, or one device, may ask after or give back at once, and per minute after that. */
	readonly handedPerMinute: number;
	/** Facts of others one address may carry, or one space be brought, at once and per minute after that. */
	readonly carriedPerMinute: number;
	/** How long a phone that names structs the relay lacks has to show what they are, ms. */
	readonly withhold: number;
	/** Largest message or request body of anybody else, bytes. */
	readonly strangerMessage: number;
	/**
	 * Facts a device may send at once, and per minute after that. As many again wait for their turn
	 * without the phone being read from; with still more it is told to come again.
	 */
	readonly factsPerMinute: number;
	/** Times a device may be told what it lacks, at once and per minute after that. */
	readonly questionsPerMinute: number;
	readonly connectionsPerDevice: number;
	readonly connectionsPerAddress: number;
	/** Bytes waiting for a reader that doesn't read before it is hung up on. */
	readonly waitingBytes: number;
	/** Bytes of a space's logs beyond which only what is about members, or erases, is taken. */
	readonly spaceBytes: number;
	/** Wrong invitation codes per address at once, and per ten minutes after that. */
	readonly wrongCodes: number;
	/** Wrong codes in all per ten minutes; above that, an address has one try instead of `wrongCodes`. */
	readonly wrongCodesInAll: number;
	/** Codes of one space that no longer work, shown per ten minutes before it says no more of them. */
	readonly staleCodes: number;
	/** Calendars and pages for everybody asked for per address at once, and per minute after that. */
	readonly outwardPerMinute: number;
	/** Spaces founded per address at once, and per hour after that. */
	readonly newSpaces: number;
	/** Bytes of photos and papers a space may have. */
	readonly filesPerSpace: number;
	/** Bytes that the photos and papers of all spaces may take on the disk. */
	readonly filesInAll: number;
	/** How long a request's head may take, ms. */
	readonly handshake: number;
	/** How long a commit gathers facts, ms. */
	readonly gather: number;
	/** Spaces held in memory at most; those unused for `idle` ms are let go anyway. */
	readonly hotSpaces: number;
	readonly idle: number;
};

export const LIMITS: Limits = {
	message: 8 * 1024 * 1024,
	handIn: 256 * 1024,
	handedPerMinute: 200_000,
	carriedPerMinute: 6000,
	withhold: 5000,
	strangerMessage: 64 * 1024,
	factsPerMinute: 6000,
	questionsPerMinute: 300,
	connectionsPerDevice: 24,
	connectionsPerAddress: 500,
	waitingBytes: 16 * 1024 * 1024,
	spaceBytes: 512 * 1024 * 1024,
	wrongCodes: 10,
	wrongCodesInAll: 2000,
	staleCodes: 60,
	outwardPerMinute: 240,
	newSpaces: 100,
	filesPerSpace: 200_000_000,
	filesInAll: 20_000_000_000,
	handshake: 10_000,
	gather: 2,
	hotSpaces: 300,
	idle: 60_000
};

export type Settings = {
	readonly port: number;
	readonly host: string;
	readonly dataDir: string;
	readonly appDir: string;
	readonly log: 'off' | 'json';
	/** Behind a proxy of one's own, whose X-Forwarded-For is believed. */
	readonly trustProxy: boolean;
	readonly limits: Limits;
};

function wholeNumber(name: string, text: string, least: number, most: number): number {
	const value = Number(text);
	if (!Number.isInteger(value) || value < least || value > most) {
		throw new RangeError(
			`${name} must be a whole number from ${String(least)} to ${String(most)}, not "${text}"`
		);
	}
	return value;
}

const isLimit = (name: string): name is keyof Limits => Object.hasOwn(LIMITS, name);

/** `LIMITS="factsPerMinute=9000,idle=30000"`. */
function readLimits(text: string | undefined): Limits {
	const changed: Partial<Record<keyof Limits, number>> = {};
	for (const pair of text?.split(',').filter(Boolean) ?? []) {
		const [name = '', value = ''] = pair.split('=').map((part) => part.trim());
		if (!isLimit(name)) {
			throw new RangeError(`LIMITS knows no "${name}", only ${Object.keys(LIMITS).join(', ')}`);
		}
		// Milliseconds beyond that a timer doesn't keep; a disk has room for more.
		const most = name === 'filesInAll' ? Number.MAX_SAFE_INTEGER : 2 ** 31;
		changed[name] = wholeNumber(`LIMITS ${name}`, value, 1, most);
	}
	return { ...LIMITS, ...changed };
}

/** Settings as an operator gives them. Throws, in words, on one that makes no sense. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
	const log = env['LOG'] ?? 'off';
	if (log !== 'off' && log !== 'json') throw new RangeError(`LOG is off or json, not "${log}"`);
	return {
		port: wholeNumber('PORT', env['PORT'] ?? '4000', 0, 65_535),
		host: env['HOST'] ?? '127.0.0.1',
		dataDir: env['DATA_DIR'] ?? 'data',
		appDir: env['APP_DIR'] ?? 'build',
		log,
		trustProxy: env['TRUST_PROXY'] === '1',
		limits: readLimits(env['LIMITS'])
	};
}
