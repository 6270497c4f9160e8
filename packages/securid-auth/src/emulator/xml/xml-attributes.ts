import { resolveReference } from './xml-reference.ts'

/** A name, as a regular expression with the flag `u` has it. */
export const xmlName = String.raw`[\p{L}_:][\p{L}\p{N}_:.\-\u{B7}]*`
/** An attribute, and the space before it. */
export const xmlAttribute = String.raw`\s+${xmlName}\s*=\s*(?:"[^<"]*"|'[^<']*')`

/** One after the other: nothing between them is looked at. */
const pieces = new RegExp(String.raw`\s+(${xmlName})\s*=\s*("[^"]*"|'[^']*')`, 'guy')

/** The attributes of one element, by name; or what is wrong with them. */
export function readXmlAttributes(
  source: string,
): ReadonlyMap<string, string> | { readonly problem: string } {
  const attributes = new Map<string, string>()
  for (const [, name = '', quoted = ''] of source.matchAll(pieces)) {
    if (attributes.has(name)) return { problem: `Attribute "${name}" was already specified` }
    const value = resolved(quoted.slice(1, -1))
    if (value === undefined) return { problem: 'An attribute holds an unknown reference' }
    attributes.set(name, value)
  }
  return attributes
}

/** Text without references: a line break that is written as one is a space (XML 1.0, 3.3.3). */
function resolved(value: string): string | undefined {
  const isGood = (value.match(references) ?? []).every((reference) => characterOf(reference) !== undefined)
  return isGood
    ? value.replaceAll(/[\t\n]/g, ' ').replaceAll(references, (reference) => characterOf(reference) ?? '')
    : undefined
}

const references = /&[^;&]*;?/g
const characterOf = (reference: string): string | undefined =>
  reference.endsWith(';') ? resolveReference(reference.slice(1, -1)) : undefined
