import { pageText } from './page-text.ts'

/** A failure is short: what stands further on is data, in characters. */
const longest = 4096
const comments = /<!--.*?-->/gs
const prolog = /^(?:\s|<\?.*?\?>|<!doctype[^[>]*(?:\[.*?\]\s*)?>)*/is
const root = /^<(?:[\w.-]+:)?([\w.-]+)([^<>]*)>(.*)/s
const attributes = /([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const elements = /<((?:[\w.-]+:)?([\w.-]+))\b[^<>]*(?:\/>|>(.*?)<\/\1\s*>)/gs

/**
 * What an answer in XML says of itself: the attributes of its root and the texts in its root's elements, under the name of
 * the root. Namespaces are left out, entities and CDATA are decoded.
 */
export function xmlFields(text: string): Readonly<Record<string, unknown>> {
  const start = text.slice(0, longest).replaceAll(comments, '').replace(prolog, '')
  const [, name, own = '', inside = ''] = root.exec(start) ?? []
  if (name === undefined) return {}

  const said = [...own.matchAll(attributes)].map(
    ([, field, value, other]) => [field, value ?? other] as const,
  )
  const held = [...inside.matchAll(elements)].map((found) => [found[2], found[3]] as const)
  return {
    [name]: Object.fromEntries([...said, ...held].map(([field, value]) => [field, pageText(value ?? '')])),
  }
}
