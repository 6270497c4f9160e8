/**
 * What a person would read on an HTML page: its text without scripts and tags, entities decoded, or its title where
 * there is no text. A text that is not a page stays as it is; of binary data nothing is left.
 */
export function pageText(html: string): string {
  // The message stands at the beginning.
  const page = typeof html === 'string' ? html.slice(0, 32_768) : ''
  const title = /<title[^<>]*>([^<]*)/i.exec(page)?.[1]
  return [page, title ?? ''].map((part) => shown(part)).find(Boolean) ?? ''
}

function shown(html: string): string {
  return (
    html
      // In CDATA, as some servers of XHTML have it, a bracket is a bracket.
      .replaceAll(/<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g, (_, literal: string) => escape(literal))
      // What does not end reaches to the end, as in a browser.
      .replaceAll(/<(!--|title|script|style)[\s\S]*?(?:<\/\1[^<>]*>?|-->|$)|<[^<>]*>?/gi, ' ')
      .replaceAll(/&(#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,4});/gi, decode)
      .trim()
  )
}

function escape(literal: string): string {
  return literal.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

function decode(entity: string, inner: string): string {
  // A leading zero makes `0x41` of `#x41`, and leaves `065` what it is.
  return inner.startsWith('#')
    ? String.fromCodePoint(Number(inner.replace('#', '0')))
    : (named[inner] ?? entity)
}
