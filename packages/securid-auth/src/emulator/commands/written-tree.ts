/** An answer that is written as XML or JSON: names in order, and lists for what may come more than once. */
export interface Tree {
  readonly [name: string]: string | number | boolean | Tree | readonly Tree[] | readonly string[]
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const escapeXml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>]/g, (character) => escapes[character] ?? character)

/** The document: its declaration and one root; what is empty is an empty element. Source: G&L 7.5.2, getApprovalDetails. */
export const writeXml = (root: string, tree: Tree): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, tree)}`

function element(name: string, value: Tree[string] | Tree | string): string {
  if (Array.isArray(value)) return value.map((entry: Tree | string) => element(name, entry)).join('')

  const content =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([child, inner]) => element(child, inner))
          .join('')
      : escapeXml(String(value))
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`
}

/** As JSON a list of one is that one, and an empty list is not there. Source: G&L 7.5.2, findApprovals. */
export const jsonTree = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree)
      .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
      .map(([name, value]) => [name, jsonValue(value)]),
  )

function jsonValue(value: Tree[string]): Tree[string] {
  if (typeof value !== 'object') return value
  if (!Array.isArray(value)) return jsonTree(value as Tree)

  const entries = (value as readonly (Tree | string)[]).map((entry) => jsonValue(entry))
  return entries.length === 1 ? (entries[0] ?? '') : (entries as readonly Tree[])
}
