/** The bytes that a text in Base64 stands for; or what is wrong with it, in the words of Java's decoder. Line breaks do not matter. */
export function decodeBase64(
  text: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> | { readonly problem: string } {
  const letters = text.filter((byte) => !whiteSpace.has(byte))
  const illegal = letters.find((byte) => !alphabet.has(byte))
  // A byte of Java has a sign.
  if (illegal !== undefined)
    return { problem: `Illegal base64 character ${((illegal << 24) >> 24).toString(16)}` }

  try {
    const decoded = atob(new TextDecoder().decode(letters))
    return Uint8Array.from(decoded, (letter) => letter.codePointAt(0) ?? 0)
  } catch {
    return { problem: 'Input byte array has wrong 4-byte ending unit' }
  }
}

const bytesOf = (text: string): ReadonlySet<number> => new Set(new TextEncoder().encode(text))
const alphabet = bytesOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=')
const whiteSpace = bytesOf('\t\n\r ')
