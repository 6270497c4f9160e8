import { SessionError } from './errors/session-error.ts'

/**
 * Reads the address of a server: a URL without user info, query or fragment, its path ending in a slash.
 *
 * @throws SessionError `invalid-options` when it is not such a URL, or is plain `http:` to another machine.
 */
export function parseBaseUrl(protocol: string, url: string | URL): URL {
  const refuse = (message: string): SessionError => new SessionError('invalid-options', { protocol, message })
  const base = URL.canParse(url) ? new URL(url) : undefined
  if (
    base === undefined ||
    !/^https?:$/.test(base.protocol) ||
    base.username + base.password + base.search + base.hash
  ) {
    throw refuse(
      'The option url must be a whole address like https://host:443/, without user info, query or fragment.',
    )
  }
  if (base.protocol === 'http:' && !loopback.test(base.hostname)) {
    throw refuse(
      'The option url is plain http:, in which credentials cross the network in the clear. Use https:.',
    )
  }
  if (!base.pathname.endsWith('/')) base.pathname += '/'
  return base
}

/** Parsed host names that can only be this machine. `0.0.0.0` and names that merely resolve to it are not. */
const loopback = /^(?:.+\.)?localhost\.?$|^127\.[\d.]+$|^\[::(?:1|ffff:7f..:.{1,4})\]$/
