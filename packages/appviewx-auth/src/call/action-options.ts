import { protocolName } from '../protocol-name.ts'
import { type OptionRules, SessionError, type StandardSchemaV1 } from '@org/session-core'
import { aText, type CallOptions, checkCall } from '@org/session-core/vendor'

/** A schema of valibot, zod, arktype or your own, by what it reads. */
export type StandardSchema<Output> = StandardSchemaV1<unknown, Output>

/**
 * What an action answers with. `data`: what stands under `response`. `envelope`: that, and what AppViewX said beside it.
 * `bytes`: the body as it came, for downloads. `response`: the whole answer, its body unread; a refusal inside a 2xx is
 * then the caller's to find.
 */
export type ActionAnswer = 'data' | 'envelope' | 'bytes' | 'response'

/**
 * What an action is called with: a payload, or a flat body, or neither. A field that is `undefined` is left out, as JSON has
 * it, and filters nothing.
 */
export type ActionOptions<Output = unknown> = CallOptions<Output> &
  (
    | { readonly method: 'GET'; readonly payload?: never; readonly json?: never }
    | { readonly method?: WritingMethod; readonly payload?: unknown; readonly json?: never }
    | { readonly method?: WritingMethod; readonly payload?: never; readonly json?: unknown }
  )

/** Default: `POST`. */
type WritingMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE' | undefined

const anything = { expects: 'anything that JSON can hold', accepts: () => true }
const rules: OptionRules = {
  action: aText,
  method: {
    expects: 'GET, POST, PUT, PATCH or DELETE',
    accepts: (method) => /^(?:GET|POST|PUT|PATCH|DELETE)$/.test(String(method)),
  },
  payload: anything,
  json: anything,
}
const answers: readonly ActionAnswer[] = ['data', 'envelope', 'bytes', 'response']

/**
 * Makes sure that an action can be called as it is meant.
 *
 * @throws SessionError `invalid-options`, naming the option.
 */
export function checkAction(action: string, options: object): void {
  checkCall(protocolName, { rules, answers, beside: { action } }, options)

  const { method, payload, json } = options as Readonly<Record<string, unknown>>
  if (payload !== undefined && json !== undefined) throw invalid('Give payload or json, not both.')
  if (method === 'GET' && (payload ?? json) !== undefined)
    throw invalid('A GET has no payload and no json: use POST.')
}

function invalid(message: string): SessionError {
  return new SessionError('invalid-options', { protocol: protocolName, message })
}
