import { protocolName } from '../protocol-name.ts'
import { SessionError, type StandardSchemaV1 } from '@org/session-core'
import { checkOptions, isText, optional, type OptionRules } from '@org/session-core/vendor'

interface AnyAction<Output> {
  /** What the answer has to be; any Standard Schema. */
  readonly schema?: StandardSchemaV1<unknown, Output> | undefined
  /** Ends this call. */
  readonly signal?: AbortSignal | undefined
}

/** What an action is called with: a payload, or a flat body, or neither. */
export type ActionOptions<Output = unknown> = AnyAction<Output> &
  (
    | { readonly method: 'GET'; readonly payload?: never; readonly json?: never }
    | { readonly method?: WritingMethod; readonly payload?: unknown; readonly json?: never }
    | { readonly method?: WritingMethod; readonly payload?: never; readonly json?: unknown }
  )

/** Default: `POST`. */
type WritingMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE' | undefined

const methods = /^(?:GET|POST|PUT|PATCH|DELETE)$/
const rules: OptionRules = {
  action: isText,
  method: optional((method) => methods.test(String(method))),
  payload: () => true,
  json: () => true,
  schema: optional((schema) => '~standard' in Object(schema)),
  signal: optional((signal) => 'aborted' in Object(signal)),
}

/**
 * Makes sure that an action can be called as it is meant.
 *
 * @throws SessionError `invalid-options`, naming the option.
 */
export function checkAction(action: string, options: ActionOptions): void {
  checkOptions({ protocol: protocolName }, rules, { ...options, action })

  const { method, payload, json } = options as Readonly<Record<string, unknown>>
  if (payload !== undefined && json !== undefined) throw invalid('Give payload or json, not both.')
  if (method === 'GET' && (payload ?? json) !== undefined) throw invalid('A GET has no payload and no json.')
}

function invalid(message: string): SessionError {
  return new SessionError('invalid-options', { protocol: protocolName, message })
}
