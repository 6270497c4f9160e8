/** What a person would read on an HTML page: its text without title, scripts and tags, entities decoded. */
export function readPage(html: string): string {
  return (
    html
      // The message stands at the beginning.
      .slice(0, 32_768)
      // Aveksa 6.9 wraps its message in CDATA, where a bracket is a bracket (RSA KB 000049563).
      .replaceAll(/<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g, (_, literal: string) => escape(literal))
      // What does not end reaches to the end, as in a browser.
      .replaceAll(/<(!--|title|script|style)[\s\S]*?(?:<\/\1[^<>]*>?|-->|$)|<[^<>]*>?/gi, ' ')
      .replaceAll(/&(#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,4});/gi, decode)
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
