/**
 * How the relay is started. Small young spaces: what a connection leaves behind after its handshake is
 * swept at once, where V8 would let garbage grow to 130 MB before it looks (5,000 idle connections: 14 kB
 * each instead of 31, for the same CPU).
 */
export const RELAY = ['--max-semi-space-size=8', 'sync-server/main.ts'];
