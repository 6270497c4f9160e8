import { partsOf } from './parts-of.ts'
import { isSecret } from './secret.ts'

/** Tells whether two credentials are the same without keeping either. */
export type Fingerprint = (credentials: unknown) => Promise<string>

/** A digest keyed with a random secret of its own: of no use to anybody else, and never printed. */
export function createFingerprint(): Fingerprint {
  let key = ''

  return async (credentials) => {
    const text = canonical(credentials)
    try {
      key ||= crypto.getRandomValues(new Uint8Array(32)).join()
      const keyed = new TextEncoder().encode(key + text)
      return new Uint8Array(await crypto.subtle.digest('SHA-256', keyed)).join()
    } catch {
      // A page that is not a secure context has no subtle crypto: the text itself then stays in a closure.
      return text
    }
  }
}

/**
 * The same text for the same credentials, whatever the order of their fields; secrets are read, not skipped. A field that
 * is `undefined` is not sent, and does not count.
 */
export function canonical(value: unknown): string {
  return JSON.stringify(plain(value))
}

function plain(value: unknown): unknown {
  if (isSecret(value)) return plain(value.reveal())
  if (typeof value !== 'object' || value === null) return `${typeof value} ${String(value)}`

  return partsOf(value)
    .filter(([, part]) => part !== undefined)
    .map(([name, part]) => [name, plain(part)])
    .toSorted()
}
