type Bytes = Uint8Array<ArrayBuffer>

/** Bytes in Base64. */
export const toBase64 = (bytes: Bytes): string =>
  btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))

/** The bytes of a text in Base64; undefined where it is none. */
function fromBase64(text: string): Bytes | undefined {
  try {
    return Uint8Array.from(atob(text.replaceAll(/\s/g, '')), (letter) => letter.codePointAt(0) ?? 0)
  } catch {
    return undefined
  }
}

/** A block of PEM, 64 letters a line. */
export const toPem = (label: string, der: Bytes): string =>
  [`-----BEGIN ${label}-----`, ...(toBase64(der).match(/.{1,64}/g) ?? []), `-----END ${label}-----`, ''].join(
    '\n',
  )

/** The bytes of the first block of PEM, or of bare Base64. Line breaks may have become `\n`, as scripts make of them. */
export const fromPem = (text: string): Bytes | undefined => {
  const plain = text.replaceAll(String.raw`\r`, '').replaceAll(String.raw`\n`, '\n')
  const block = /-----BEGIN [^-]+-----(?<body>[^-]+)-----END/.exec(plain)?.groups?.['body'] ?? plain
  return fromBase64(block)
}
