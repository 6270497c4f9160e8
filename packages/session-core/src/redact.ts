import { isSecret } from './secret.ts'

/** Fields that say who somebody is, or where a key travels, and prove nothing. */
const names = /^(?:username|clientId|authSource|header)$/

/** Every text in credentials or a key that must not be printed, also joined to a name as in Basic authentication. */
export function secretsIn(value: unknown): readonly string[] {
  if (isSecret(value)) return secretsIn(value.reveal())
  if (typeof value === 'string') return [value].filter(Boolean)

  const entries = Object.entries(Object(value) as object)
  const secrets = entries.flatMap(([name, part]) => (names.test(name) ? [] : secretsIn(part)))
  const owners = entries.filter(([name]) => names.test(name)).map(([, owner]) => String(owner))
  return [...secrets, ...owners.flatMap((owner) => secrets.map((text) => `${owner}:${text}`))]
}

/** Takes secrets out of a text, also where they stand URL-, XML-, JSON- or Base64-encoded, or are cut at its end. */
export function redact(text: string, secrets: readonly string[]): string {
  const spellings = secrets.toSorted((left, right) => right.length - left.length).flatMap(spellingsOf)
  // In one pass: a short secret must not be looked for in what was put in another one's place.
  return spellings.length > 0 ? text.replaceAll(new RegExp(spellings.join('|'), 'gimu'), '[secret]') : text
}

/** Takes secrets out of all texts of an object. */
export function redactTexts<Texts extends object>(texts: Texts, secrets: readonly string[]): Texts {
  const clean = Object.entries(texts).map(([name, part]: [string, unknown]) => [
    name,
    typeof part === 'string' ? redact(part, secrets) : part,
  ])
  return Object.fromEntries(clean) as Texts
}

const blank = /[\s\p{C}]+/gu
const shortestHalf = 4
/** In characters: patterns that are nested deeper than this may be too much for an engine. */
const longestHalf = 99

/** Patterns of a secret and of its Base64, and of their beginnings where a line ends. */
function spellingsOf(secret: string): readonly string[] {
  // Without padding, which says nothing and is often left away.
  const base64 = btoa(String.fromCodePoint(...new TextEncoder().encode(secret))).replaceAll('=', '')
  const texts = [
    secret.replaceAll(blank, ' ').trim(),
    base64,
    base64.replaceAll('+', '-').replaceAll('/', '_'),
  ]
  if (texts[0] === '') return []

  return texts.flatMap((text) => {
    const patterns = Array.from(text, patternOf)
    const half = patterns
      .slice(shortestHalf, longestHalf)
      .reduceRight((rest, pattern) => `(?:${pattern}${rest})?`, String.raw`\S*`)
    return [patterns.join(''), `${patterns.slice(0, shortestHalf).join('')}${half}$`]
  })
}

const entities: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
}

/** One character however it may be spelled, or what became of white space. */
function patternOf(character: string): string {
  if (character === ' ') return String.raw`(?:[\s\p{C}+]|%\w\w|\\u?\w+?|&#\w+;)+`

  const code = character.codePointAt(0) ?? 0
  const hex = code.toString(16)
  const entity = entities[character] ?? `#${code}`
  return String.raw`(?:\\?\u{${hex}}|${encoded(character)}|\\u0*${hex}|&(?:${entity}|#${code}|#x${hex});)`
}

function encoded(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16)}`).join('')
}
