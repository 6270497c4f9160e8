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
export function resolveTarget(home: Home, input: string | URL): URL {
  const refuse = (message: string): never => {
    throw new SessionError('foreign-origin', { protocol: home.protocol, message })
  }
  if (typeof input === 'string' && !URL.canParse(input, home.url)) refuse('The request has no valid URL.')

  const target = new URL(input, home.url)
  if (target.origin !== home.url.origin) {
    refuse(`The session of ${home.url.origin} does not travel to another origin. Use a plain fetch for that.`)
  }
  if (target.username !== '' || target.password !== '') refuse('A request URL must not hold user info.')
  if (!isBelow(home.url.pathname, target.pathname)) {
    refuse(`The session of ${home.url.origin} serves only what is below ${home.url.pathname}.`)
  }
  if (home.query !== undefined) addMissing(target, home.query)
  return target
}

/** Adds to the text of the query, since `searchParams.append` would rewrite what stands there already. */
function addMissing(target: URL, query: Readonly<Record<string, string>>): void {
  const missing = Object.entries(query).filter(([name]) => !target.searchParams.has(name))
  if (missing.length === 0) return

  const added = new URLSearchParams(missing).toString()
  target.search = target.search === '' ? added : `${target.search}&${added}`
}

/** Some servers decode `%2f` and `%5c` before they look at dots: such a detour is a way out, too. */
const detour = /(?:^|\/|%2f|%5c)(?:\.|%2e){1,2}(?:%2f|%5c|$)|(?:%2f|%5c)(?:\.|%2e){1,2}(?:\/|$)/i

function isBelow(base: string, path: string): boolean {
  return base === '/' ? true : (path.startsWith(base) || `${path}/` === base) && !detour.test(path)
}
