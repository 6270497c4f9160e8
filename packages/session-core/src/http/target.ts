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
export function resolveTarget({ url: home, protocol, fail }: Home, text: string): string {
  const { href } = home
  const whole = text.startsWith(href) ? text : href + text
  if (!protocol.query && plain.test(whole.slice(href.length))) return whole

  const target = URL.parse(text, home)
  if (!target || !isBelow(home, target)) {
    throw fail('foreign-origin', `Only addresses below ${href} are served. Use a plain fetch.`)
  }

  for (const [name, value] of new URLSearchParams(protocol.query)) {
    // Not searchParams.append, which would rewrite what stands there already.
    if (!target.searchParams.has(name))
      target.search += `${target.search && '&'}${new URLSearchParams([[name, value]])}`
  }
  // A fragment is never sent, and some transports would leave its mark behind.
  target.hash = ''
  return target.href
}

function isBelow({ href: home, pathname }: URL, { href }: URL): boolean {
  // From a root there is no way out.
  if (pathname === '/') return href.startsWith(home)

  const [place = ''] = href.split(/[?#]/, 1)
  const rest = place.slice(home.length)
  return `${place}/`.startsWith(home) && (plain.test(rest) || !mayLeave(rest))
}

/**
 * Whether any server might find dots between slashes here. Some decode more than once, fold what looks alike, and take away
 * spaces and what cannot be seen, before they look; behind `;` there is no name. What is no UTF-8 may be anything.
 */
function mayLeave(path: string): boolean {
  try {
    const read = path
      .replaceAll(/(?:%[\da-f]{2})+/gi, decodeURIComponent)
      .normalize('NFKC')
      .replaceAll(/[\p{C}\p{M}\p{Z}]/gu, '')
    if (read !== path) return mayLeave(read)

    // All but letters, digits and ASCII is more like a slash than a name.
    const names = read.split(/[^\p{L}\p{N}!-.0-[\]-~。]/u)
    return names.some((name) => /^[.。]+(?:[;?#:]|$)|%u[\da-f]{4}/i.test(name))
  } catch {
    return true
  }
}
