import { SessionError } from './errors/session-error.ts'

/**
 * Reads the address of a server: a URL without user info, query or fragment, its path ending in a slash.
 *
 * @throws SessionError `invalid-options` when it is not such a URL, or is plain `http:` to another machine.
 */
export function parseBaseUrl(protocol: string, url: string | URL): URL {
  const refuse = (message: string): never => {
    throw new SessionError('invalid-options', { protocol, message })
  }
  if (!URL.canParse(url))
    refuse('The option url is not a URL. Give the whole address, such as https://host:443/.')

  const base = new URL(url)
  if (!['https:', 'http:'].includes(base.protocol)) refuse('The option url must begin with https://.')
  if (base.username !== '' || base.password !== '')
    refuse('The option url must not hold user info: use credentials.')
  if (base.search !== '' || base.hash !== '') refuse('The option url must have neither query nor fragment.')
  if (base.protocol === 'http:' && !isLoopback(base.hostname)) {
    refuse('The option url is plain http: credentials would cross the network in the clear. Use https://.')
  }
  if (!base.pathname.endsWith('/')) base.pathname += '/'
  return base
}

/** Whether a parsed host name can only be this machine. `0.0.0.0` and names that merely resolve to it are not. */
export function isLoopback(hostname: string): boolean {
  return (
    /^(?:.+\.)?localhost\.?$/.test(hostname) ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname) ||
    hostname === '[::1]' ||
    /^\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\]$/.test(hostname)
  )
}
