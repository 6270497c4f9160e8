import { protocolName } from './protocol-name.ts'
import { parseBaseUrl } from '@org/session-core'

/**
 * The root of a gateway, also where its address was copied with the `avxapi` that all actions live below, or with an action.
 *
 * @throws SessionError `invalid-options`
 */
export function serverUrl(url: string | URL): URL {
  const root = parseBaseUrl(protocolName, url)
  root.pathname = root.pathname.replace(/\/+avxapi\/.*$/i, '/')
  return root
}
