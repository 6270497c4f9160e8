import { SessionError } from './errors/session-error.ts'

/** Where a session lives: nothing outside this address ever sees its credentials. */
export interface Home {
  readonly protocol: string
  /** Its path ends in a slash. */
  readonly url: URL
  /** Parameters that every request carries unless it names them itself. */
  readonly query?: Readonly<Record<string, string>> | undefined
}

/**
 * The address that a request goes to, its standing parameters added.
 *
 * @throws SessionError `foreign-origin` when it leads out of `home`.
 */
export function resolveTarget({ protocol, url: home, query = {} }: Home, input: string | URL): URL {
  const target = parse(input, home)
  if (target === undefined || !isBelow(home, target)) {
    throw new SessionError('foreign-origin', {
      protocol,
      message: `This session serves addresses below ${home.href}, without user info. Use a plain fetch for others.`,
    })
  }

  for (const [name, value] of Object.entries(query)) {
    // Not searchParams.append, which would rewrite what stands there already.
    if (!target.searchParams.has(name))
      target.search += `${target.search && '&'}${new URLSearchParams([[name, value]])}`
  }
  return target
}

function parse(input: string | URL, home: URL): URL | undefined {
  try {
    // The usual case: a base would be parsed along each time.
    return String(input).startsWith(home.href) ? new URL(input) : new URL(input, home)
  } catch {
    return undefined
  }
}

/**
 * Some servers decode `%2f` and `%5c`, or take `;parameters` away, before they look at dots: such a detour is a
 * way out, too.
 */
const detour = /(?:\/|%2f|%5c)\.{1,2}(?:;.*?)?(?:\/|%2f|%5c|$)/i

function isBelow(home: URL, { protocol, host, username, password, pathname }: URL): boolean {
  // Not the origin, which a `blob:` address shares with the page that made it.
  if (protocol !== home.protocol || host !== home.host || username + password !== '') return false
  if (home.pathname === '/') return true

  const path = pathname.replaceAll(/%2e/gi, '.')
  return `${path}/`.startsWith(home.pathname) && !detour.test(path)
}
