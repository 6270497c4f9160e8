import { createEmulator, type Emulator, type EmulatorCall } from '@org/session-core/emulator'

/** What the toy is, from the server's side. */
export type ToyServer = Emulator

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

/** A made-up server with everything inside, and everything to see: any origin, below `/base/`. Its clock moves by hand. */
export function createToyServer(): ToyServer {
  const sessions = new Map<string, { readonly until: number; usedAt: number }>()
  const challenges: string[] = []
  const codes = new Map<string, string>()
  let [now, logins] = [0, 0]

  const isLive = (token: string | null): token is string => {
    const session = sessions.get(token ?? '')
    return session !== undefined && now < session.until && now < session.usedAt + idleMs
  }

  const login = ({ username = '', password, otp }: Readonly<Record<string, string>>): Response => {
    logins += 1
    const account = toyAccounts[username]
    if (account === undefined || account.password !== password)
      return new Response('Who are you?', { status: 401 })
    if (account.expired) return new Response('Your password has expired.', { status: 423 })
    if (account.asks && otp === undefined) {
      const code = `code-${challenges.length + 1}-of-${username}`
      challenges.push(code)
      codes.set(username, code)
      return new Response('ott****@example.com', { status: 428 })
    }
    if (account.asks && codes.get(username) !== otp) return new Response('Wrong code.', { status: 401 })

    codes.delete(username)
    const token = `token-of-${username}-${logins}`
    sessions.set(token, { until: now + lifetimeMs, usedAt: now })
    return Response.json({ token, idleMs, lifetimeMs })
  }

  const answer = (call: EmulatorCall): Response => {
    const { body, request, url } = call
    if (isLogin(call)) return login(JSON.parse(body) as Record<string, string>)

    const token = request.headers.get('x-toy')
    if (!isLive(token)) return sessionOver()

    const session = sessions.get(token)
    if (session !== undefined) session.usedAt = now
    if (url.pathname === '/base/login') sessions.delete(token)
    return new Response(`${request.method} ${body}`)
  }

  return createEmulator({
    answer,
    isLogin,
    instead: { forbidden: () => new Response('Not you.', { status: 403 }), unauthorized: sessionOver },
    sessions: { live: () => [...sessions.keys()].filter(isLive).length, expire: () => sessions.clear() },
    challenges: () => challenges,
    clock: { now: () => now, advance: (ms) => (now += ms) },
  })
}

const isLogin = ({ request, url }: EmulatorCall): boolean =>
  url.pathname === '/base/login' && request.method === 'POST'

const sessionOver = (): Response => new Response('That session is over.', { status: 401 })
