/** More of a page is not looked at, in characters: the message stands at its beginning. */
const longest = 32_768

/** What a person would read on an HTML page: its text without title, scripts and tags, entities decoded. */
export function readPage(html: string): string {
  return html
    .slice(0, longest)
    .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replaceAll(/<(title|script|style)\b[\s\S]*?(?:<\/\1\b|$)/gi, '<')
    .replaceAll(/<[^<>]*>?/g, ' ')
    .replaceAll(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/gi, decode)
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
  if (!inner.startsWith('#')) return named[inner.toLowerCase()] ?? entity

  const code = Number(inner.slice(1).replace(/^x/i, '0x'))
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : entity
}
