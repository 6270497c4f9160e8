import { protocolName } from './protocol-name.ts'
import type { StandardSchema } from './standard-schema.ts'
import { gatewayPath } from './wire/actions.ts'
import { SessionError } from '@org/session-core'

/** What an action is called with. */
export interface ActionOptions<Output = unknown> {
  /** Sent as `{"payload": …}`, as most actions want it. */
  readonly payload?: unknown
  /** Sent as it is, for actions with a flat body. Instead of `payload`. */
  readonly json?: unknown
  /** Default: `POST`. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | undefined
  /** What the answer has to be; any Standard Schema. */
  readonly schema?: StandardSchema<Output> | undefined
  /** Ends this call. */
  readonly signal?: AbortSignal | undefined
}

const actionName = /^[\w%~-]+(?:[./][\w%~-]+)*(?:\?.*)?$/

/**
 * An action as arguments of `session.fetch`. Without a body of its own, all but GET send `{}`, as the documents do.
 *
 * @throws SessionError `invalid-options`.
 */
export function actionRequest(action: string, options: ActionOptions): [string, RequestInit] {
  const { method = 'POST', payload, json, signal } = options
  if (!actionName.test(action)) throw refuse('An action is named as in certificate/search, below avxapi.')
  if (payload !== undefined && json !== undefined) throw refuse('Give payload or json, not both.')

  const content = payload === undefined ? json : { payload }
  if (method === 'GET' && content !== undefined)
    throw refuse('A GET has no body: write parameters into the action.')

  return [
    gatewayPath + action,
    {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body: toJson(content ?? {}) }),
      ...(signal === undefined ? {} : { signal }),
    },
  ]
}

function toJson(content: unknown): string {
  try {
    return JSON.stringify(content)
  } catch {
    throw refuse('The payload cannot be written as JSON: it holds a circle or a bigint.')
  }
}

function refuse(message: string): SessionError {
  return new SessionError('invalid-options', { protocol: protocolName, message })
}
