import { toBase64Url } from '../base64url.ts'

/** Which session a record belongs to: what is sealed for one place opens at no other. */
export interface Place {
  readonly protocol: string
  /** The server's address, as the session reads it. */
  readonly href: string
  /** In the words of who shares it. */
  readonly name: string
}

/**
 * What the record is called in the store: no tenant in clear. It does not depend on the secret, or rotating the secret
 * would move the record.
 */
export async function keyOf({ protocol, href, name }: Place): Promise<string> {
  const bytes = new TextEncoder().encode(`${href}\0${name}`)
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  // 132 bits: enough to tell any number of sessions apart.
  return `${protocol}:${toBase64Url(digest).slice(0, 22)}`
}

/** What keys are derived for, and texts are bound to. */
export function bytesOf({ protocol, href, name }: Place, purpose: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(['session-core/share/1', purpose, protocol, href, name].join('\0'))
}

/** The keys that one secret gives at one place. */
export interface Keys {
  /** Tells whose secret sealed a text. Says nothing of the secret. */
  readonly id: string
  readonly seal: CryptoKey
  readonly digest: CryptoKey
}

/** HKDF-SHA-256, one key per purpose. */
export async function deriveKeys(secret: BufferSource, place: Place): Promise<Keys> {
  const { subtle } = crypto
  const master = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey'])
  const from = (purpose: string): HkdfParams => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: bytesOf(place, purpose),
  })
  const [id, seal, digest] = await Promise.all([
    subtle.deriveBits(from('id'), master, 48),
    subtle.deriveKey(from('seal'), master, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    subtle.deriveKey(from('digest'), master, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  ])
  return { id: toBase64Url(id), seal, digest }
}
