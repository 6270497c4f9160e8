import { formTypeOf, type TakenForm } from './taken-form.ts'

/**
 * Writes a form as `multipart/form-data`: its files are pointed at, not read.
 *
 * @throws TypeError for a file of another realm, which nothing here can point at.
 */
export function encodeMultipart(form: TakenForm): Blob {
  const { boundary, entries } = form
  const parts: BlobPart[] = []
  for (const [name, value] of entries) {
    const field = `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(newlines(name))}"`
    if (typeof value === 'string') {
      parts.push(`${field}\r\n\r\n${newlines(value)}\r\n`)
      continue
    }
    if (!(value instanceof Blob)) throw new TypeError("A file in the form is another realm's Blob.")

    const type = value.type || 'application/octet-stream'
    parts.push(`${field}; filename="${quoted(value.name)}"\r\ncontent-type: ${type}\r\n\r\n`, value, '\r\n')
  }
  parts.push(`--${boundary}--\r\n`)
  return new Blob(parts, { type: formTypeOf(form) })
}

function newlines(text: string): string {
  return text.replaceAll(/\r\n?|\n/g, '\r\n')
}

function quoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
