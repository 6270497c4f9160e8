import { isSecret } from './secret.ts'

/** Fields that say who somebody is, and prove nothing. */
const names = /^(?:username|clientId|authSource)$/

/** Every text in credentials or a key that must not be printed. */
export function secretsIn(value: unknown): readonly string[] {
  if (isSecret(value)) return secretsIn(value.reveal())
  if (typeof value === 'string') return value === '' ? [] : [value]
  return Object.entries(Object(value) as object).flatMap(([name, part]) =>
    names.test(name) ? [] : secretsIn(part),
  )
}

/** Takes secrets out of a text, also where they stand URL-, XML- or Base64-encoded. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap(spellings)
    .toSorted((left, right) => right.length - left.length)
    .reduce((clean, spelling) => clean.replaceAll(spelling, '[secret]'), text)
}

function spellings(secret: string): readonly string[] {
  const form = new URLSearchParams([['', secret]]).toString().slice(1)
  const text = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const attribute = text.replaceAll('"', '&quot;')
  const base64 = btoa(String.fromCodePoint(...new TextEncoder().encode(secret)))

  return [
    secret,
    form,
    encodeURIComponent(secret.toWellFormed()),
    text,
    attribute.replaceAll("'", '&apos;'),
    attribute.replaceAll("'", '&#39;'),
    base64,
  ]
}
