import type { Plugin } from 'rolldown'
import { parseAst } from 'rolldown/parseAst'

/**
 * V8 reads each literal of a file that is loaded, run or not, and looks up what Unicode says of it: half a millisecond for
 * `/\p{Cf}/u`. What a text describes is read when it is used.
 */
export const regexesAtUse: Plugin = {
  name: 'regexes-at-use',
  generateBundle: (_options, files) => {
    for (const file of Object.values(files)) if (file.type === 'chunk') file.code = atUse(file.code)
  },
}

function atUse(code: string): string {
  return literalsIn(parseAst(code)).reduceRight(
    (text, { start, end, regex: { pattern, flags } }) =>
      `${text.slice(0, start)}RegExp(${JSON.stringify(pattern)}, "${flags}")${text.slice(end)}`,
    code,
  )
}

interface Literal {
  readonly start: number
  readonly end: number
  readonly regex: { readonly pattern: string; readonly flags: string }
}

/** In the order of the text. */
function literalsIn(node: unknown): readonly Literal[] {
  if (typeof node !== 'object' || node === null) return []
  if (isLiteral(node)) return node.regex.pattern.includes(String.raw`\p{`) ? [node] : []
  return Object.values(node).flatMap((part) => literalsIn(part))
}

function isLiteral(node: object): node is Literal {
  return 'regex' in node
}
