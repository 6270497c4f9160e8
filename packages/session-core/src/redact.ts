import { tidyText } from './errors/session-error.ts'
import { isSecret } from './secret.ts'

/** Fields that say who somebody is, or where a key travels, and prove nothing. */
const names = /^(?:username|clientId|authSource|header)$/

/** Every text in credentials or a key that must not be printed, also joined to a name as in Basic authentication. */
export function secretsIn(value: unknown): readonly string[] {
  if (isSecret(value)) return secretsIn(value.reveal())
  if (typeof value === 'string') return value === '' ? [] : [value]

  const entries = Object.entries(Object(value) as object)
  const secrets = entries.flatMap(([name, part]) => (names.test(name) ? [] : secretsIn(part)))
  const owners = entries.filter(([name]) => names.test(name)).map(([, owner]) => String(owner))
  return [...secrets, ...owners.flatMap((owner) => secrets.map((text) => `${owner}:${text}`))]
}

/** Takes secrets out of a text, also where they stand URL-, XML-, JSON- or Base64-encoded, or are cut at its end. */
export function redact(text: string, secrets: readonly string[]): string {
  const all = [...new Set(secrets.flatMap(spellings))].toSorted((left, right) => right.length - left.length)
  if (all.length === 0) return text

  // In one pass: a short secret must not be looked for in what was put in another one's place.
  const clean = text.replaceAll(new RegExp(all.map(literal).join('|'), 'g'), concealed)
  const half = all.map((spelling) => halfAtEnd(clean, spelling)).find((length) => length > 0) ?? 0
  return half === 0 ? clean : clean.slice(0, -half) + concealed
}

const concealed = '[secret]'
const shortestHalf = 4

function literal(spelling: string): string {
  return spelling.replaceAll(/[$()*+./?[\\\]^{|}-]/g, String.raw`\$&`)
}

/** How much of a spelling's beginning a text that was cut ends with. */
function halfAtEnd(text: string, spelling: string): number {
  for (let length = spelling.length - 1; length >= shortestHalf; length -= 1) {
    if (text.endsWith(spelling.slice(0, length))) return length
  }
  return 0
}

function spellings(secret: string): readonly string[] {
  const form = new URLSearchParams([['', secret]]).toString().slice(1)
  const text = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const attribute = text.replaceAll('"', '&quot;')
  // Without padding, which says nothing and is often left away.
  const base64 = btoa(String.fromCodePoint(...new TextEncoder().encode(secret))).replace(/=+$/, '')

  return [
    secret,
    form,
    encodeURIComponent(secret.toWellFormed()),
    text,
    attribute.replaceAll("'", '&apos;'),
    attribute.replaceAll("'", '&#39;'),
    JSON.stringify(secret).slice(1, -1),
    // As Gson writes JSON, and as XML may write what is not ASCII.
    secret.replaceAll(/[<>&='"]/g, escapeUnit),
    numeric(text),
    numeric(attribute),
    base64,
    base64.replaceAll('+', '-').replaceAll('/', '_'),
  ]
    .flatMap((spelling) => [spelling, tidyText(spelling), tidyText(spelling.replaceAll(/\p{C}/gu, ' '))])
    .filter(Boolean)
}

function escapeUnit(unit: string): string {
  return String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function numeric(text: string): string {
  return text.replaceAll(/[^ -~]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)
}
