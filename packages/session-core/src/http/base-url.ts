import { failing } from '../errors/session-error.ts'

/**
 * Reads the address of a server: a URL without user info, query or fragment, its path ending in a slash.
 *
 * @throws SessionError `invalid-options` when it is not such a URL, or is plain `http:` to another machine.
 */
export function parseBaseUrl(protocol: string, url: string | URL): URL {
  const base = URL.parse(url)
  if (!base || !safe.test(base.href) || base.username + base.password + base.search + base.hash) {
    throw failing(protocol)(
      'invalid-options',
      'url must be like https://host/ (http: on loopback only), without user, query or fragment.',
    )
  }
  // Their signs stand in an address also where nothing follows them.
  base.search = base.hash = ''
  if (!base.pathname.endsWith('/')) base.pathname += '/'
  return base
}

/**
 * Plain `http:` is for this machine: `0.0.0.0`, and names that merely resolve to it, are not; nor are names below
 * `localhost`, which are this machine's in browsers only: elsewhere a name server is asked.
 */
const safe = /^https:|^http:\/\/(?:localhost\.?|127\.[\d.]+|\[::(?:1|ffff:7f..:.{1,4})\])[:/]/
