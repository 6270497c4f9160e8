import { originalFetch, platformFetch } from './platform-fetch.ts'

/**
 * Marks a transport that asks a stream for its next piece when it has written the one before: less than `mostUnwritten`
 * bytes may still wait. Registered, so that two copies of this package agree.
 */
export const paced: unique symbol = Symbol.for('@org/session-core/paced')

/** Bytes that a socket of Node takes before it lets its sender wait: 16 KiB, or 64. */
export const mostUnwritten = 65_536

/**
 * When a transport asks for the next piece: `written`, when the one before is; `ahead`, when that one is being written,
 * and the pieces before it are kept, too, although nobody reads them again (the `fetch` of Node makes two streams of one).
 */
export type Pace = 'ahead' | 'written'

interface Platform {
  readonly navigator?: { readonly userAgent: string }
}

/** How a transport takes a stream. One that nobody knows might collect all of it: `undefined`. */
export function paceOf(transport: unknown): Pace | undefined {
  if (typeof transport !== 'function') return undefined
  if (paced in transport) return 'written'

  const isNode = (globalThis as Platform).navigator?.userAgent.startsWith('Node.js/')
  const sender = transport === platformFetch ? globalThis.fetch : transport
  return isNode && sender === originalFetch ? 'ahead' : undefined
}
