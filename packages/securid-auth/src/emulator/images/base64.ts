/** The bytes that a text in Base64 stands for; or what is wrong with it, in the words of Java's decoder. Line breaks do not matter. */
export function decodeBase64(
  bytes: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> | { readonly problem: string } {
  const text = new TextDecoder('latin1').decode(bytes)
  const illegal = bytes[text.search(/[^\dA-Za-z+/=\t\n\r ]/)]
  // A byte of Java has a sign.
  if (illegal !== undefined)
    return { problem: `Illegal base64 character ${((illegal << 24) >> 24).toString(16)}` }

  try {
    return Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0)
  } catch {
    return { problem: 'Input byte array has wrong 4-byte ending unit' }
  }
}
