import { isSecret } from './secret.ts'

/** Tells whether two credentials are the same without keeping either. */
export type Fingerprint = (credentials: unknown) => Promise<string>

/** A digest keyed with a random secret of its own: of no use to anybody else, and never printed. */
export function createFingerprint(): Fingerprint {
  let key: Promise<CryptoKey> | undefined

  return async (credentials) => {
    const text = canonical(credentials)
    try {
      const { subtle } = crypto
      key ??= subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
      return new Uint8Array(await subtle.sign('HMAC', await key, new TextEncoder().encode(text))).join()
    } catch {
      // A page that is not a secure context has no subtle crypto: the text itself then stays in a closure.
      return text
    }
  }
}

/** The same text for the same credentials, whatever the order of their fields; secrets are read, not skipped. */
export function canonical(value: unknown): string {
  return JSON.stringify(plain(value))
}

function plain(value: unknown): unknown {
  if (isSecret(value)) return plain(value.reveal())
  if (typeof value !== 'object' || value === null) return `${typeof value} ${String(value)}`

  return Object.entries(value)
    .map(([name, part]) => [name, plain(part)])
    .toSorted()
}
