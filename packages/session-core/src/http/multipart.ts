import { neverText } from './never-text.ts'
import { formTypeOf, type TakenForm } from './taken-form.ts'

/** Writes a form as `multipart/form-data`: its files are pointed at, not read. */
export function encodeMultipart(form: TakenForm): Blob {
  const { boundary, entries } = form
  const parts: BlobPart[] = []
  for (const [name, value] of entries) {
    const field = `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(newlines(name))}"`
    if (typeof value === 'string') {
      parts.push(`${field}\r\n\r\n${newlines(value)}\r\n`)
      continue
    }
    const type = value.type || 'application/octet-stream'
    parts.push(`${field}; filename="${quoted(value.name)}"\r\ncontent-type: ${type}\r\n\r\n`, value, '\r\n')
  }
  parts.push(`--${boundary}--\r\n`)
  return neverText(new Blob(parts, { type: formTypeOf(form) }))
}

function newlines(text: string): string {
  return text.replaceAll(/\r\n?|\n/g, '\r\n')
}

function quoted(text: string): string {
  return text.replaceAll(/["\r\n]/g, encodeURIComponent)
}
