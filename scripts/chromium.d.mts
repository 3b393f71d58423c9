/** Types of chromium.mjs, which is plain JavaScript so that any Node.js runs it. */
export function findChromium(): string | undefined
export function requireChromium(): string
