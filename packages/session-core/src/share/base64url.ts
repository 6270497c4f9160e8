/** Bytes as a text that fits into a key, a file name and a URL. */
export function toBase64Url(bytes: ArrayBuffer | ArrayLike<number>): string {
  const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCodePoint(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** @throws when it is not Base64. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    atob(text.replaceAll('-', '+').replaceAll('_', '/')),
    (sign) => sign.codePointAt(0) ?? 0,
  )
}

/** A name that nobody else has. */
export function randomId(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(9)))
}

/** What stands before the first dot of a name: which process an attempt is of, which secret made a digest. */
export function headOf(name: string): string {
  return name.split('.', 1).join()
}
