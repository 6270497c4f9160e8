import { SessionError } from '../errors/session-error.ts'
import { createRequire } from 'node:module'
import type * as Undici from 'undici'

/**
 * undici, which is installed only where this transport is used: it is looked for when the first one is made.
 *
 * @throws SessionError `invalid-options` when it is not installed.
 */
export function loadUndici(): typeof Undici {
  try {
    return createRequire(import.meta.url)('undici') as typeof Undici
  } catch (cause) {
    const message = 'nodeTransport() works on undici 8, which cannot be loaded: npm install undici'
    throw new SessionError('invalid-options', { protocol: 'node-transport', message, cause })
  }
}
