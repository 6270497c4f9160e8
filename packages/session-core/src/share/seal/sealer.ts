import { fromBase64Url, toBase64Url } from '../base64url.ts'
import { bytesOf, deriveKeys, type Keys, type Place } from './place.ts'

/** What texts are sealed with that only the same secret opens, at the same place. */
export interface Sealer {
  readonly place: Place
  /** The first one seals, all of them open. */
  readonly keys: () => Promise<readonly [Keys, ...Keys[]]>
  readonly open: (text: string) => Promise<Opened>
  /** A digest under every secret, with its key id: what is told to a fleet without being shown to it. */
  readonly digest: (text: string) => Promise<readonly string[]>
}

/** What became of a text: neither when it is ours, and damaged. */
export interface Opened {
  readonly plain?: string
  /** Why it must not be overwritten: another version or another secret made it. */
  readonly foreign?: string | undefined
}

/** Whatever follows the head: a text that was torn, or has the end of an older one behind it, is ours, and damaged. */
const shape = /^(?:(s1\.\d+\.([\w-]{8}))\.([^]*)|s1\.|s1?$)/
/** The nonce comes first. */
export const nonceBytes = 12

/** Of the secrets of one share. */
export function createSealer(secrets: readonly BufferSource[], place: Place): Sealer {
  let derived: Awaited<ReturnType<Sealer['keys']>> | undefined
  // What came of it, and not its promise: who began it may have been ended in the middle.
  const keys: Sealer['keys'] = async () =>
    (derived ??= (await Promise.all(secrets.map((secret) => deriveKeys(secret, place)))) as never)

  return {
    place,
    keys,
    open: async (text) => {
      const found = shape.exec(text)
      if (!found) return { foreign: 'another version wrote it' }
      const [, header = '', id, body = ''] = found
      const own = (await keys()).find((one) => one.id === id)
      if (!own) return { foreign: id && 'another secret sealed it' }
      try {
        const bytes = fromBase64Url(body)
        const iv = bytes.slice(0, nonceBytes)
        const algorithm = { name: 'AES-GCM', iv, additionalData: bytesOf(place, header) }
        const plain = await crypto.subtle.decrypt(algorithm, own.seal, bytes.slice(nonceBytes))
        return { plain: new TextDecoder().decode(plain) }
      } catch {
        return {}
      }
    },
    digest: async (text) => {
      const bytes = new TextEncoder().encode(text)
      const sign = async ({ id, digest }: Keys): Promise<string> => {
        const signature = await crypto.subtle.sign('HMAC', digest, bytes)
        // Characters of six bits.
        return `${id}.${toBase64Url(signature).slice(0, 32)}`
      }
      return Promise.all((await keys()).map(sign))
    },
  }
}
