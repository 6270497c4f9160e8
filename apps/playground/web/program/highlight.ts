/** A piece of a program, and what it is. */
export interface Token {
  readonly text: string
  readonly kind: 'comment' | 'string' | 'keyword' | 'plain'
}

const pieces =
  /(?<comment>\/\/[^\n]*)|(?<string>'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)|(?<keyword>\b(?:import|from|const|await|using|for|of|async|return|export|type|let|try|finally|throw|new)\b)/g

/** Cuts a program into pieces, so that comments, texts and keywords can be told apart. */
export function highlight(code: string): readonly Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const { 0: text, groups = {}, index } of code.matchAll(pieces)) {
    if (index > end) tokens.push({ text: code.slice(end, index), kind: 'plain' })
    tokens.push({ text, kind: kindOf(groups) })
    end = index + text.length
  }
  return [...tokens, { text: code.slice(end), kind: 'plain' }]
}

function kindOf({ comment, string }: Readonly<Record<string, string | undefined>>): Token['kind'] {
  if (comment !== undefined) return 'comment'
  return string === undefined ? 'keyword' : 'string'
}
