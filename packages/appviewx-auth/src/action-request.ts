import type { StandardSchema } from './standard-schema.ts'
import { gatewayPath } from './wire/actions.ts'

interface AnyAction<Output> {
  /** What the answer has to be; any Standard Schema. */
  readonly schema?: StandardSchema<Output> | undefined
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

/**
 * An action as arguments of `session.fetch`. A payload is sent as `{"payload": …}`, as most actions want it, `json`
 * as it is; without either, all but GET send `{}`, as the documents do.
 */
export function actionRequest(action: string, options: ActionOptions): [string, RequestInit] {
  const { method = 'POST', payload, json = {}, signal } = options
  const body = JSON.stringify(payload === undefined ? json : { payload })

  return [
    gatewayPath + action,
    {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body }),
      ...(signal ? { signal } : {}),
    },
  ]
}
