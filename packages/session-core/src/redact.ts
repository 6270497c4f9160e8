import { isSecret } from './secret.ts'

/** Fields that say who somebody is, and prove nothing. */
const names: ReadonlySet<string> = new Set(['username', 'clientId', 'authSource'])
const deepest = 4

/** Every text in credentials or a key that must not be printed, longest first. */
export function secretsIn(value: unknown): readonly string[] {
  return [...new Set(collect(value, deepest))].toSorted((left, right) => right.length - left.length)
}

/** Takes secrets out of a text, also where they stand URL-, XML- or Base64-encoded. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.flatMap(spellings).reduce((clean, spelling) => clean.replaceAll(spelling, '[secret]'), text)
}

function collect(value: unknown, depth: number): readonly string[] {
  if (isSecret(value)) return collect(value.reveal(), depth)
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value !== 'object' || value === null || depth === 0) return []

  return Object.entries(value).flatMap(([name, part]) => (names.has(name) ? [] : collect(part, depth - 1)))
}

function spellings(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret)
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))
  const wellFormed = secret.toWellFormed()
  const xml = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const quoted = xml.replaceAll('"', '&quot;').replaceAll("'", '&apos;')
  const form = new URLSearchParams([['', secret]]).toString().slice(1)

  return [
    secret,
    encodeURIComponent(wellFormed),
    form,
    xml,
    quoted,
    quoted.replaceAll('&apos;', '&#39;'),
    base64,
  ]
}
