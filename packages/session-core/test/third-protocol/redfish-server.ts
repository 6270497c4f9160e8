import type { LawFault, LawServer } from '@org/session-core/testing'

/** Who may sign in. */
export const redfishAccounts: Readonly<Record<string, string>> = {
  Administrator: 'Superuser-123',
  Operator: 'Onlooker-456',
}

const timeoutSeconds = 600
const sessions = '/redfish/v1/SessionService/Sessions'

/** A management controller in memory: a SessionService, and one collection to guard. */
export function createRedfishServer(): LawServer & { readonly fetch: typeof globalThis.fetch } {
  const live = new Map<string, { readonly token: string; usedAt: number }>()
  const faults: LawFault[] = []
  const holds: Promise<undefined>[] = []
  let [now, serial, loginAttempts, requestsSeen] = [0, 0, 0, 0]

  const liveIds = (): readonly string[] =>
    [...live].filter(([, { usedAt }]) => now < usedAt + timeoutSeconds * 1000).map(([id]) => id)

  const create = (body: Readonly<Record<string, string>>): Response => {
    const { UserName: username = '', Password: password } = body
    loginAttempts += 1
    if (password === undefined || redfishAccounts[username] !== password)
      return new Response(null, { status: 401 })

    serial += 1
    const [id, token] = [String(serial), `x-auth-${serial}-of-${username}`]
    live.set(id, { token, usedAt: now })
    const headers = { 'X-Auth-Token': token, Location: `${sessions}/${id}` }
    return Response.json({ Id: id, UserName: username }, { status: 201, headers })
  }

  const answer = (request: Request, body: string): Response => {
    const { pathname } = new URL(request.url)
    if (pathname === sessions && request.method === 'POST')
      return create(JSON.parse(body) as Record<string, string>)

    const id = liveIds().find((each) => live.get(each)?.token === request.headers.get('x-auth-token'))
    const session = id === undefined ? undefined : live.get(id)
    if (id === undefined || session === undefined) return new Response(null, { status: 401 })

    session.usedAt = now
    if (pathname === `${sessions}/${id}` && request.method === 'DELETE') live.delete(id)
    if (pathname === '/redfish/v1/SessionService') return Response.json({ SessionTimeout: timeoutSeconds })
    return Response.json({ Members: [] })
  }

  return {
    fetch: async (input, init) => {
      const request = new Request(input, init)
      requestsSeen += 1
      const [fault, held] = [faults.shift(), holds.shift()]
      if (fault === 'drop') throw new TypeError('fetch failed')

      const inPlace = fault === undefined ? undefined : answersInPlace[fault]
      const response = inPlace?.() ?? answer(request, await request.text())
      await held
      if (fault === 'drop-reply') throw new TypeError('fetch failed')
      return response
    },
    get loginAttempts() {
      return loginAttempts
    },
    get liveSessions() {
      return liveIds().length
    },
    get requestsSeen() {
      return requestsSeen
    },
    challenges: [],
    expireSessions: () => live.clear(),
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
  forbidden: () => new Response(null, { status: 403 }),
  garble: () => new Response('<no json>'),
  'proxy-error': () => new Response('<html>502</html>', { status: 502 }),
  redirect: () => new Response(null, { status: 302, headers: { location: 'https://stranger.example/' } }),
  unauthorized: () => new Response(null, { status: 401 }),
}
