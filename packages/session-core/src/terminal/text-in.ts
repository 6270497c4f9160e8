import { usageError } from './exit-code.ts'

/** Bytes as text in UTF-8; a mark of the encoding at its beginning, as Windows writes it, is none of it. */
export function textIn(bytes: Uint8Array, whose: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw usageError(`${whose} is not text in UTF-8.`)
  }
}
