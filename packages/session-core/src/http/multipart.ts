/** What any form can do: the platform's, another realm's, another library's. */
export type FormLike = Iterable<readonly [name: string, value: string | File]>

/**
 * A form as `multipart/form-data`: its files are pointed at, not read.
 *
 * @throws TypeError for a file of another realm, which nothing here can point at.
 */
export function encodeMultipart(form: FormLike): Blob {
  const boundary = `form-${crypto.getRandomValues(new BigUint64Array(2)).join('')}`
  const parts: BlobPart[] = []
  for (const [name, value] of form) {
    const field = `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(newlines(name))}"`
    if (typeof value === 'string') {
      parts.push(`${field}\r\n\r\n${newlines(value)}\r\n`)
      continue
    }
    if (!(value instanceof Blob))
      throw new TypeError("A file in the form is not one of this platform's Blobs.")

    const type = value.type || 'application/octet-stream'
    parts.push(`${field}; filename="${quoted(value.name)}"\r\ncontent-type: ${type}\r\n\r\n`, value, '\r\n')
  }
  parts.push(`--${boundary}--\r\n`)
  return new Blob(parts, { type: `multipart/form-data; boundary=${boundary}` })
}

function newlines(text: string): string {
  return text.replaceAll(/\r\n?|\n/g, '\r\n')
}

function quoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
