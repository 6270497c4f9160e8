import { randomUUID } from 'node:crypto'

/** A form as `multipart/form-data`: its files are pointed at, not read. */
export function encodeMultipart(form: FormData): Blob {
  const boundary = `form-${randomUUID()}`
  const parts: BlobPart[] = []
  for (const [name, value] of form) {
    const field = `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(newlines(name))}"`
    if (typeof value === 'string') parts.push(`${field}\r\n\r\n${newlines(value)}\r\n`)
    else {
      const type = value.type || 'application/octet-stream'
      parts.push(`${field}; filename="${quoted(value.name)}"\r\ncontent-type: ${type}\r\n\r\n`, value, '\r\n')
    }
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
