import type { Fail } from '../errors/session-error.ts'
import type { SessionProtocol } from '../protocol.ts'

/** Where a session lives: nothing outside this address ever sees its credentials. */
export interface Home {
  /** Its path ends in a slash. */
  readonly url: URL
  /** `query`: parameters that every request carries unless it names them itself. */
  readonly protocol: Pick<SessionProtocol<never, never>, 'query'>
  readonly fail: Fail
}

/** What stays below any address as it is, and need not be parsed to know it. */
const plain = /^(?!\/)(?:[\w~/?&=,-]|\b\.\b)*$/

/**
 * The address that a request goes to, its standing parameters added.
 *
 * @throws SessionError `foreign-origin` when it leads out of `home`.
 */
export function resolveTarget({ url: home, protocol, fail }: Home, input: string | URL): string {
  const { href } = home
  const text = String(input)
  const rest = text.startsWith(href) ? text.slice(href.length) : text
  if (!protocol.query && plain.test(rest)) return href + rest

  const target = URL.parse(text, home)
  if (!target || !isBelow(home, target)) {
    throw fail('foreign-origin', `Only addresses below ${href} are served. Use a plain fetch.`)
  }

  for (const [name, value] of Object.entries(protocol.query ?? {})) {
    // Not searchParams.append, which would rewrite what stands there already.
    if (!target.searchParams.has(name))
      target.search += `${target.search && '&'}${new URLSearchParams([[name, value]])}`
  }
  // A fragment is never sent, and some transports would leave its mark behind.
  target.hash = ''
  return target.href
}

/**
 * Some servers decode once more, also what no UTF-8 is (`%c0%ae` for a dot), or take `;parameters` and control characters
 * away, before they look at dots: such a detour is a way out, too.
 */
const detour =
  /(?:\/|%2f|%5c)(?:%[01].|%20|%7f)*\.{1,2}(?:(?:;|%3b|%[012]|%7f).*?)?(?:\/|%2f|%5c|$)|%(?:25)+(?:2e|2f|5c)|%c[01]%/i

function isBelow(home: URL, { protocol, host, username, password, pathname }: URL): boolean {
  // Not the origin, which a `blob:` address shares with the page that made it.
  if (protocol !== home.protocol || host !== home.host || username + password) return false
  if (home.pathname === '/') return true

  const path = pathname.replaceAll(/%2e/gi, '.')
  return `${path}/`.startsWith(home.pathname) && !detour.test(path)
}
