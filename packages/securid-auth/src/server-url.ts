import { checkOptions, invalidOptions, optionsObject } from './check-options.ts'
import { parseBaseUrl } from '@org/session-core'
import * as v from 'valibot'

/** Where the server is. */
export interface SecurIdServer {
  /** The server's address, `https://instance.securid.com`: `aveksa/command.submit` is added. */
  readonly url: string | URL
}

/** What may be a URL; `serverUrl` looks closer. */
export const serverAddress = v.union([v.string(), v.instance(URL)], 'is not a URL')

const ServerSchema = optionsObject({ url: serverAddress })

/**
 * Reads the address of a server.
 *
 * @throws SessionError `invalid-options`
 */
export function serverUrl(server: SecurIdServer): URL {
  const url = parseBaseUrl('securid', checkOptions(ServerSchema, server).url)
  if (/\/aveksa\/(?:command\.submit\/)?$/.test(url.pathname)) {
    throw invalidOptions('The option url already holds the path aveksa, which is added. Leave it out.')
  }
  return url
}
