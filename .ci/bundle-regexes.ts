import type { Plugin } from 'rolldown'
import { parseAst } from 'rolldown/parseAst'
import { type ESTree, Visitor } from 'rolldown/utils'

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
  const found: ESTree.RegExpLiteral[] = []
  new Visitor({ Literal: (node) => void ('regex' in node && found.push(node)) }).visit(parseAst(code))
  return found
    .filter(({ regex }) => regex.pattern.includes(String.raw`\p{`))
    .reduceRight(
      (text, { start, end, regex: { pattern, flags } }) =>
        `${text.slice(0, start)}RegExp(${JSON.stringify(pattern)}, "${flags}")${text.slice(end)}`,
      code,
    )
}
