import { isSecretName } from '../../secrets/secret-name.ts'
import { mark } from '../../secrets/secret.ts'
import type { Hidden } from './hidden.ts'

type Hide = Hidden['hide']

/** A place where texts carry secrets, and what is printed of it. */
interface Place {
  readonly looks: RegExp
  readonly show: (found: string, groups: Readonly<Record<string, string>>, hide: Hide) => string
}

const places: readonly Place[] = [
  // Whatever it is called, it is one by its looks.
  {
    looks: /-----BEGIN [^-]*PRIVATE KEY-----.*?(?:-----END[^-]*-----|$)/gs,
    show: (found, _, hide) => hide(found),
  },
  { looks: /\beyJ[\w-]{4,}\.[\w-]+\.[\w-]*/g, show: (found, _, hide) => hide(found) },
  {
    looks: /\b(?<scheme>basic|bearer|digest|negotiate)\s+(?<proof>[^\s"'<>]+)/gi,
    show: (_found, { scheme, proof = '' }, hide) => `${scheme} ${hide(proof)}`,
  },
  // HTML: a field of a form
  {
    looks: /<[^<>]*\bname\s*=\s*["']?(?<name>[\w.:-]{1,100})[^<>]*>/gi,
    show: (found, { name = '' }) => (isSecretName(name) ? mark : found),
  },
  // JSON that was cut, attributes, properties, forms; what is no single value is hidden to its end
  {
    looks:
      /(?<name>[\w.:-]{1,100})(?<quote>["']?)(?<is>\s*[:=]\s*)(?<value>"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[{[].*|[^"'{[\s][^&\r\n]*)/gs,
    show: (found, { name = '', quote = '', is = '', value = '' }, hide) =>
      isSecretName(name) ? `${name}${quote}${is}${hide(value.replaceAll(/^["']|["']$/g, ''))}` : found,
  },
]

/** A text without what stands in it under a name that says it is a secret, or looks like one. */
export function textWithout(text: string, hide: Hide): string {
  let clean = elementsWithout(text, hide)
  for (const { looks, show } of places) {
    clean = clean.replaceAll(looks, (...match) =>
      show(match[0], match.at(-1) as Readonly<Record<string, string>>, hide),
    )
  }
  return clean
}

/** XML without what stands in elements that are called so: to their end, or to the end of all. */
function elementsWithout(text: string, hide: Hide): string {
  const pieces: string[] = []
  let position = 0
  for (const { 0: tag, 1: name = '', index } of text.matchAll(/<([\w.:-]{1,100})[^<>]*>/g)) {
    if (index < position || !isSecretName(name) || tag.endsWith('/>')) continue
    const start = index + tag.length
    const end = text.indexOf(`</${name}`, start)
    pieces.push(text.slice(position, start), hide(plain(text.slice(start, end === -1 ? undefined : end))))
    position = end === -1 ? text.length : end
  }
  return [...pieces, text.slice(position)].join('')
}

const references: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** What an element means: without the brackets of CDATA, and references resolved. */
function plain(content: string): string {
  return content
    .replaceAll(/^\s*<!\[CDATA\[|\]\]>\s*$/g, '')
    .replaceAll(/&(\w{2,4});/g, (found, name: string) => references[name] ?? found)
    .trim()
}
