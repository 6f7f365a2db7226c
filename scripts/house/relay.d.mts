export const RELAY: readonly string[];
