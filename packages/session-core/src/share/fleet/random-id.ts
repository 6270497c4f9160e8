import { toBase64Url } from '../base64url.ts'

const bytes = 9

/** A name that nobody else has. */
export function randomId(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(bytes)))
}
