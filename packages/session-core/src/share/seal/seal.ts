import { toBase64Url } from '../base64url.ts'
import { bytesOf } from './place.ts'
import { nonceBytes, type Sealer } from './sealer.ts'

/** Seals a text with the first secret. How long it is kept can be read from outside, and not be changed. */
export async function seal({ keys, place }: Sealer, plain: string, keepMs: number): Promise<string> {
  const [first] = await keys()
  const header = `s1.${keepMs}.${first.id}`
  const iv = crypto.getRandomValues(new Uint8Array(nonceBytes))
  const algorithm = { name: 'AES-GCM', iv, additionalData: bytesOf(place, header) }
  const sealed = await crypto.subtle.encrypt(algorithm, first.seal, new TextEncoder().encode(plain))
  return `${header}.${toBase64Url([...iv, ...new Uint8Array(sealed)])}`
}
