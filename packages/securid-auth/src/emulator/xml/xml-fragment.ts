import { xmlAttribute as attribute, readXmlAttributes, xmlName as name } from './xml-attributes.ts'
import { isXmlText, resolveReference } from './xml-reference.ts'

/** One element; `text` is its own text, without that of elements inside it. */
export interface XmlElement {
  readonly name: string
  /** 1 for a root, of which a fragment may have several. */
  readonly depth: number
  readonly attributes: ReadonlyMap<string, string>
  readonly text: string
}

/** The elements in the order they begin, or what is wrong with the text. */
export type XmlFragment = { readonly elements: readonly XmlElement[] } | { readonly problem: string }

type Groups = Readonly<Record<string, string | undefined>>
interface Reading {
  readonly elements: XmlElement[]
  /** The elements not closed yet, outermost first; their text still grows. */
  readonly open: (XmlElement & { text: string })[]
}

const pieces = new RegExp(
  [
    '(?<text>[^<&]+)',
    '&(?<reference>[^;<&]*);',
    String.raw`<!\[CDATA\[(?<cdata>[^]*?)\]\]>`,
    String.raw`(?<ignored><!--(?:(?!--)[^])*-->|<\?[^]*?\?>)`,
    String.raw`</(?<closing>${name})\s*>`,
    String.raw`<(?<opening>${name})(?<attributes>(?:${attribute})*)\s*(?<empty>/?)>`,
    '(?<stray>[<&])',
  ].join('|'),
  'gu',
)

/**
 * Reads well-formed XML 1.0 that may have several roots, which no strict parser takes.
 * Document types, and entities other than the five of XML, are refused.
 */
export function readXmlFragment(source: string): XmlFragment {
  const text = source.replace(/^\u{FEFF}/u, '').replaceAll(/\r\n?/g, '\n')
  if (!isXmlText(text)) return { problem: 'An invalid XML character was found' }

  const reading: Reading = { elements: [], open: [] }
  for (const { groups = {} } of text.matchAll(pieces)) {
    const problem = readPiece(groups, reading)
    if (problem !== undefined) return { problem }
  }
  const unclosed = reading.open.at(-1)
  if (unclosed !== undefined) return { problem: `The element "${unclosed.name}" is not closed` }
  if (reading.elements.length === 0) return { problem: 'Root element is missing' }
  return { elements: reading.elements }
}

function readPiece(groups: Groups, { elements, open }: Reading): string | undefined {
  const { closing, empty, ignored, opening } = groups
  if (ignored !== undefined) return undefined
  if (closing !== undefined) {
    return open.pop()?.name === closing ? undefined : `Unexpected end tag "${closing}"`
  }
  if (opening === undefined) return readText(groups, open.at(-1))
  const attributes = readXmlAttributes(groups['attributes'] ?? '')
  if ('problem' in attributes) return attributes.problem

  const element = { name: opening, depth: open.length + 1, attributes, text: '' }
  elements.push(element)
  if (empty === '') open.push(element)
  return undefined
}

function readText(groups: Groups, parent: { text: string } | undefined): string | undefined {
  const { cdata, reference = '', text } = groups
  const characters = text ?? cdata ?? resolveReference(reference)
  if (characters === undefined || text?.includes(']]>') === true) return 'Character data is not well-formed'
  if (parent === undefined) {
    return text?.trim() === '' ? undefined : 'Content is not allowed outside an element'
  }

  parent.text += characters
  return undefined
}
