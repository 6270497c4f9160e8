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

/**
 * Takes secrets out of a text. Where one stands there in disguise (URL-, XML-, JSON- or Base64-encoded, its white
 * space changed, cut at the end), nothing of the text is kept.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const known = secrets.filter((secret) => /\S/.test(secret)).toSorted((a, b) => b.length - a.length)
  if (known.length === 0) return text

  // In one pass: a short secret must not be looked for in what was put in another one's place.
  const verbatim = new RegExp(known.map(literally).join('|'), 'gi')
  const rest = text.replaceAll(verbatim, gap)
  const shown = rest.replaceAll(escapes, '')
  const cores = [coreOf(rest), coreOf(shown)]
  const isDisguised = (secret: string): boolean => {
    const core = coreOf(secret)
    // Too little to be told from other words: wherever something is disguised, it may be this.
    return core.length < leastCore
      ? shown !== rest
      : cores.some((all) => all.includes(core) || endsInside(all, core))
  }
  return known.some((secret) => isDisguised(secret) || isDisguised(base64(secret)))
    ? mark
    : rest.replaceAll(gap, mark)
}

/** Takes secrets out of all texts of an object. */
export function redactTexts<Texts extends object>(texts: Texts, secrets: readonly string[]): Texts {
  const clean = Object.entries(texts).map(([name, part]: [string, unknown]) => [
    name,
    typeof part === 'string' ? redact(part, secrets) : part,
  ])
  return Object.fromEntries(clean) as Texts
}

const mark = '[secret]'
const gap = '\0'
/** In characters. */
const leastCore = 4
/** Those of URLs, JSON and XML, and what is left of one where a text was cut. */
const escapes = /%[\da-f]{2}|\\(?:u[\da-f]{4}|.)|&#?\w+;|[%&\\]#?\w*$/gi

function literally(secret: string): string {
  return secret.replaceAll(/[!-/:-@[-^`{-~]/g, String.raw`\$&`)
}

/** What no disguise takes away: letters and digits that need no escape anywhere. */
function coreOf(text: string): string {
  return text.replaceAll(/[^a-z\d]/gi, '').toLowerCase()
}

/** Whether a text was cut in the middle of a secret. */
function endsInside(text: string, core: string): boolean {
  const start = text.lastIndexOf(core.slice(0, leastCore))
  return start !== -1 && core.startsWith(text.slice(start))
}

function base64(text: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(text)))
}
