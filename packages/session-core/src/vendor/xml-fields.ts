import { pageText } from './page-text.ts'

/** A failure is short: what stands further on is data, in characters. */
const longest = 4096
const noise = /<!--.*?-->|<\?.*?\?>|<!doctype[^[>]*(?:\[.*?\]\s*)?>/gis
const root = /^\s*<(?:[\w.-]+:)?([\w.-]+)([^<>]*)>(.*)/s
const attributes = /(?<field>[\w.-]+)\s*=\s*(["'])(?<value>.*?)\2/gs
const elements = /<((?:[\w.-]+:)?(?<field>[\w.-]+))\b[^<>]*(?:\/>|>(?<value>.*?)<\/\1\s*>)/gs

/**
 * What an answer in XML says of itself: the attributes of its root and the texts in its root's elements, under the name of
 * the root. Namespaces are left out, entities and CDATA are decoded.
 */
export function xmlFields(text: string): Readonly<Record<string, unknown>> {
  const start = text.slice(0, longest).replaceAll(noise, '')
  const [, name = '', own = '', inside = ''] = root.exec(start) ?? []
  const said = [...own.matchAll(attributes), ...inside.matchAll(elements)]
  const fields = said.map(({ groups }) => [groups?.['field'], pageText(groups?.['value'] ?? '')] as const)
  return name ? { [name]: Object.fromEntries(fields) } : {}
}
