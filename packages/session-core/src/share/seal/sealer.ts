import { fromBase64Url, toBase64Url } from '../base64url.ts'
import { deriveKeys, type Keys } from './keys.ts'
import { bytesOf, type Place } from './place.ts'

/** Makes texts that only the same secret opens, at the same place. */
export interface Sealer {
  readonly seal: (plain: string, keepMs: number) => Promise<string>
  readonly open: (text: string) => Promise<Opened>
  /** A digest under every secret, with its key id: what is told to a fleet without being shown to it. */
  readonly digest: (text: string) => Promise<readonly string[]>
}

/**
 * What became of a text. `foreign`: another version or another secret made it, and it must not be overwritten. `broken`:
 * ours, and damaged.
 */
export type Opened =
  | { readonly plain: string }
  | { readonly is: 'broken' }
  | { readonly is: 'foreign'; readonly why: string }

const shape = /^s1\.(\d+)\.([\w-]{8})\.([\w-]*)$/
const nonceBytes = 12
/** What is kept of a digest, in characters of six bits. */
const digestLength = 32

/** The first secret seals, all of them open. */
export function createSealer(secrets: readonly (() => Uint8Array)[], place: Place): Sealer {
  let derived: Promise<readonly Keys[]> | undefined
  const keys = (): Promise<readonly Keys[]> =>
    (derived ??= Promise.all(secrets.map((reveal) => deriveKeys(reveal(), place))))
  const boundTo = (header: string): Uint8Array<ArrayBuffer> => bytesOf(place, header)

  return {
    seal: async (plain, keepMs) => {
      const [first] = await keys()
      if (!first) throw new Error('no secret')
      const header = `s1.${keepMs}.${first.id}`
      const iv = crypto.getRandomValues(new Uint8Array(nonceBytes))
      const algorithm = { name: 'AES-GCM', iv, additionalData: boundTo(header) }
      const sealed = await crypto.subtle.encrypt(algorithm, first.seal, new TextEncoder().encode(plain))
      return `${header}.${toBase64Url(new Uint8Array([...iv, ...new Uint8Array(sealed)]))}`
    },
    open: async (text) => {
      const [, keepMs, id, body = ''] = shape.exec(text) ?? []
      if (keepMs === undefined || id === undefined) return { is: 'foreign', why: 'another version wrote it' }
      const own = (await keys()).find((one) => one.id === id)
      if (!own) return { is: 'foreign', why: 'another secret sealed it' }
      try {
        const bytes = fromBase64Url(body)
        const iv = bytes.slice(0, nonceBytes)
        const algorithm = { name: 'AES-GCM', iv, additionalData: boundTo(`s1.${keepMs}.${id}`) }
        const plain = await crypto.subtle.decrypt(algorithm, own.seal, bytes.slice(nonceBytes))
        return { plain: new TextDecoder().decode(plain) }
      } catch {
        return { is: 'broken' }
      }
    },
    digest: async (text) => {
      const bytes = new TextEncoder().encode(text)
      const sign = async ({ id, digest }: Keys): Promise<string> => {
        const signature = new Uint8Array(await crypto.subtle.sign('HMAC', digest, bytes))
        return `${id}.${toBase64Url(signature).slice(0, digestLength)}`
      }
      return Promise.all((await keys()).map(sign))
    },
  }
}
