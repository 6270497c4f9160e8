import { protocolName } from './protocol-name.ts'
import { checkOptions, type OptionRules, parseBaseUrl } from '@org/session-core'

/** Where the server is. */
export interface SecurIdServer {
  /** The server's address, `https://instance.securid.com`; `aveksa/command.submit` is added, and may stand there already, as may any page below `aveksa/`. */
  readonly url: string | URL
}

/** Where the server is, as an option. */
export const serverOptions: OptionRules = {
  url: { expects: 'an address like https://instance.securid.com', accepts: Boolean, required: true },
}

/**
 * The root of a server, also where its address was copied with the path that all commands go to, or from a browser.
 *
 * @throws SessionError `invalid-options`
 */
export function serverUrl(server: SecurIdServer): URL {
  checkOptions(protocolName, serverOptions, server)
  const root = parseBaseUrl(protocolName, server.url)
  root.pathname = root.pathname.replace(/\/+aveksa\/.*$/i, '/')
  return root
}
