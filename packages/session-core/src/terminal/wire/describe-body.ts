import type { Hidden } from './hidden.ts'
import { jsonWithout } from './json-body.ts'
import { grantedWithout } from './login-answer.ts'
import { parametersWithout } from './parameters.ts'
import { textWithout } from './text-body.ts'

/** How much of a body is printed, in lines. */
const mostLines = 40

/** The body of a message, as far as it was read. */
export interface ReadBody {
  readonly bytes: Uint8Array
  readonly isWhole: boolean
  readonly type: string
  /** It may hold what a login brings. */
  readonly isGrant: boolean
}

/** A body in lines that are fit to be printed; of what is no text only the size. */
export function describeBody({ bytes, isWhole, type, isGrant }: ReadBody, hidden: Hidden): readonly string[] {
  if (bytes.byteLength === 0) return []
  const size = `${isWhole ? '' : 'more than '}${bytes.byteLength} bytes`
  if (!/json|xml|text|html|urlencoded|^$/i.test(type)) return [`[${size} of ${type.replace(/;.*/s, '')}]`]

  const text = textOf(new TextDecoder().decode(bytes), type, hidden)
  const lines = hidden.lines(isGrant ? grantedWithout(text, hidden.hide) : text)
  const shown = lines.slice(0, mostLines)
  return lines.length > mostLines || !isWhole ? [...shown, `[… the rest of ${size}]`] : shown
}

function textOf(text: string, type: string, { hide }: Hidden): string {
  if (/urlencoded/i.test(type)) return parametersWithout(new URLSearchParams(text), hide)
  return jsonWithout(text, hide) ?? textWithout(text, hide)
}
