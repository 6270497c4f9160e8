import { isSecret } from './secret.ts'

const deepest = 8

/** Tells whether two credentials are the same without keeping either. */
export type Fingerprint = (credentials: unknown) => Promise<string>

/** A digest keyed with a random secret of its own: of no use to anybody else, and never printed. */
export function createFingerprint(): Fingerprint {
  let key: Promise<CryptoKey> | undefined

  return async (credentials) => {
    const text = canonical(credentials)
    // A page that is not a secure context has no subtle crypto: the text itself then stays in this closure.
    const subtle = (globalThis.crypto as Crypto | undefined)?.subtle
    if (subtle === undefined) return text

    key ??= subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    const digest = await subtle.sign('HMAC', await key, new TextEncoder().encode(text))
    return [...new Uint8Array(digest)].join(' ')
  }
}

/** The same text for the same credentials, whatever the order of their fields; secrets are read, not skipped. */
function canonical(credentials: unknown): string {
  return JSON.stringify(plain(credentials, deepest))
}

function plain(value: unknown, depth: number): unknown {
  if (depth === 0) return '…'
  if (isSecret(value)) return { secret: plain(value.reveal(), depth - 1) }
  if (Array.isArray(value)) return value.map((part) => plain(part, depth - 1))
  if (typeof value !== 'object' || value === null) return `${typeof value} ${String(value)}`

  return Object.entries(value)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, part]) => [name, plain(part, depth - 1)])
}
