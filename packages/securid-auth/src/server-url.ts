import { checkOptions } from './check-options.ts'
import { parseBaseUrl } from '@org/session-core'

/** Where the server is. */
export interface SecurIdServer {
  /** The server's address, `https://instance.securid.com`: `aveksa/command.submit` is added. */
  readonly url: string | URL
}

/**
 * Reads the address of a server.
 *
 * @throws SessionError `invalid-options`
 */
export function serverUrl(server: unknown): URL {
  checkOptions<SecurIdServer>({ url: Boolean }, server)
  return parseBaseUrl('securid', server.url)
}
