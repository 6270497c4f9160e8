import { protocolName } from './protocol-name.ts'
import { parseBaseUrl } from '@org/session-core'
import { checkOptions } from '@org/session-core/vendor'

/** Where the server is. */
export interface SecurIdServer {
  /** The server's address, `https://instance.securid.com`; `aveksa/command.submit` is added, and may stand there already. */
  readonly url: string | URL
}

/**
 * The root of a server, also where its address was copied with the path that all commands go to.
 *
 * @throws SessionError `invalid-options`
 */
export function serverUrl(server: SecurIdServer): URL {
  checkOptions({ protocol: protocolName }, { url: Boolean }, server)
  const root = parseBaseUrl(protocolName, server.url)
  root.pathname = root.pathname.replace(/\/aveksa\/(?:command\.submit\/)?$/i, '/')
  return root
}
