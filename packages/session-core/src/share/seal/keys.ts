import { toBase64Url } from '../base64url.ts'
import { bytesOf, type Place } from './place.ts'

/** The keys that one secret gives at one place. */
export interface Keys {
  /** Tells whose secret sealed a text. Says nothing of the secret. */
  readonly id: string
  readonly seal: CryptoKey
  readonly digest: CryptoKey
}

const idBits = 48

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
    subtle.deriveBits(from('id'), master, idBits),
    subtle.deriveKey(from('seal'), master, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    subtle.deriveKey(from('digest'), master, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  ])
  return { id: toBase64Url(id), seal, digest }
}
