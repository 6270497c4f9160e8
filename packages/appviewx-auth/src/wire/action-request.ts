import type { ActionOptions } from '../call/action-options.ts'
import { protocolName } from '../protocol-name.ts'
import { gatewayPath } from './actions.ts'
import { jsonText } from '@org/session-core/vendor'

/**
 * An action as arguments of `session.fetch`. A payload is sent as `{"payload": …}`, as most actions want it, `json`
 * as it is; without either, all but GET send `{}`, as the documents do.
 */
export function actionRequest(action: string, options: ActionOptions): [target: string, init: RequestInit] {
  const { method = 'POST', payload, json = {}, signal } = options
  const body = jsonText(protocolName, payload === undefined ? json : { payload })

  return [
    actionTarget(action),
    {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method !== 'GET' && { body }),
      ...(signal && { signal }),
    },
  ]
}

/**
 * Where an action is, below the gateway's root, however it was written: `certificate/search`, `/certificate/search` and
 * `avxapi/certificate/search` are one, as the vendor's pages write them all. A whole address is left to the session.
 */
function actionTarget(action: string): string {
  return /^[a-z][a-z\d+.-]*:/i.test(action)
    ? action
    : gatewayPath + action.replace(/^[\s/]*(?:avxapi\/+)?/i, '')
}

/** Whether an action only reads: then sending it twice does no harm. The searches are POSTs (AppViewX 2026.1.0). */
export function onlyReads(action: string, { method }: ActionOptions): boolean {
  return method === 'GET' || /^[^?]*\bcertificate\/(?:search|list)(?:$|\?)/.test(action)
}
