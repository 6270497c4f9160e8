import type { LawFault, LawServer } from '@org/session-core/testing'

/** A made-up server with everything inside, and everything to see. */
export interface ToyServer extends LawServer {
  readonly fetch: typeof globalThis.fetch
}

const minute = 60_000
const idleMs = 10 * minute
const lifetimeMs = 60 * minute

interface ToyAccount {
  readonly password: string
  readonly asks?: boolean
  readonly expired?: boolean
}

/** Who may sign in. */
export const toyAccounts: Readonly<Record<string, ToyAccount>> = {
  ann: { password: 'ann has <a> password & more' },
  bob: { password: "bob's is another one" },
  otto: { password: 'otto also needs a code', asks: true },
  eve: { password: 'eve has let hers expire', expired: true },
}

/** Sessions, accounts, faults and clock of its own; any origin, below `/base/`. */
export function createToyServer(): ToyServer {
  const sessions = new Map<string, { readonly until: number; usedAt: number }>()
  const challenges: string[] = []
  const faults: LawFault[] = []
  const holds: Promise<undefined>[] = []
  const codes = new Map<string, string>()
  let [now, loginAttempts, requestsSeen] = [0, 0, 0]

  const isLive = (token: string | null): token is string => {
    const session = sessions.get(token ?? '')
    return session !== undefined && now < session.until && now < session.usedAt + idleMs
  }

  const login = ({ username = '', password, otp }: Readonly<Record<string, string>>): Response => {
    const account = toyAccounts[username]
    if (account === undefined || account.password !== password)
      return new Response('Who are you?', { status: 401 })
    if (account.expired) return new Response('Your password has expired.', { status: 423 })
    if (account.asks && otp === undefined) {
      const code = `code-${challenges.push('')}-of-${username}`
      challenges.splice(-1, 1, code)
      codes.set(username, code)
      return new Response('ott****@example.com', { status: 428 })
    }
    if (account.asks && codes.get(username) !== otp) return new Response('Wrong code.', { status: 401 })

    codes.delete(username)
    const token = `token-of-${username}-${loginAttempts}`
    sessions.set(token, { until: now + lifetimeMs, usedAt: now })
    return Response.json({ token, idleMs, lifetimeMs })
  }

  const answer = (request: Request, body: string): Response => {
    const path = new URL(request.url).pathname
    if (path === '/base/login' && request.method === 'POST') {
      loginAttempts += 1
      return login(JSON.parse(body) as Record<string, string>)
    }
    const token = request.headers.get('x-toy')
    if (!isLive(token)) return new Response('That session is over.', { status: 401 })

    const session = sessions.get(token)
    if (session !== undefined) session.usedAt = now
    if (path === '/base/login') sessions.delete(token)
    return new Response(`${request.method} ${body}`)
  }

  return {
    fetch: async (input, init) => {
      const request = new Request(input, init)
      request.signal.throwIfAborted()
      requestsSeen += 1
      const [fault, held] = [faults.shift(), holds.shift()]
      if (fault === 'drop') throw new TypeError('fetch failed')

      const inPlace = fault === undefined ? undefined : answersInPlace[fault]
      const response = inPlace?.() ?? answer(request, await request.text())
      await unlessAborted(held, request.signal)
      if (fault === 'drop-reply') throw new TypeError('fetch failed')
      return response
    },
    get loginAttempts() {
      return loginAttempts
    },
    get liveSessions() {
      return [...sessions.keys()].filter(isLive).length
    },
    get requestsSeen() {
      return requestsSeen
    },
    challenges,
    expireSessions: () => sessions.clear(),
    holdNextReply: () => {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      holds.push(promise)
      return () => resolve(undefined)
    },
    failNext: (fault) => void faults.push(fault),
    advance: (ms) => {
      now += ms
    },
  }
}

const answersInPlace: Readonly<Partial<Record<LawFault, () => Response>>> = {
  forbidden: () => new Response('Not you.', { status: 403 }),
  garble: () => new Response('<no ÿ json>', { status: 200 }),
  'proxy-error': () => new Response('<html>502</html>', { status: 502 }),
  redirect: () => new Response(null, { status: 302, headers: { location: 'https://stranger.example/' } }),
  unauthorized: () => new Response('That session is over.', { status: 401 }),
}

async function unlessAborted(held: Promise<undefined> | undefined, signal: AbortSignal): Promise<void> {
  if (held === undefined) return

  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await Promise.race([held, aborted])
  signal.throwIfAborted()
}
