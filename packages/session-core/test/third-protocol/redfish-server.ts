import { createEmulator, type Emulator, type EmulatorCall } from '@org/session-core/emulator'

/** Who may sign in. */
export const redfishAccounts: Readonly<Record<string, string>> = {
  Administrator: 'Superuser-123',
  Operator: 'Onlooker-456',
}

const timeoutSeconds = 600
const sessions = '/redfish/v1/SessionService/Sessions'

/** A management controller in memory: a SessionService, and one collection to guard. */
export function createRedfishServer(): Emulator {
  const live = new Map<string, { readonly token: string; usedAt: number }>()
  let [now, serial] = [0, 0]

  const liveIds = (): readonly string[] =>
    [...live].filter(([, { usedAt }]) => now < usedAt + timeoutSeconds * 1000).map(([id]) => id)

  const create = (body: Readonly<Record<string, string>>): Response => {
    const { UserName: username = '', Password: password } = body
    if (password === undefined || redfishAccounts[username] !== password)
      return new Response(null, { status: 401 })

    serial += 1
    const [id, token] = [String(serial), `x-auth-${serial}-of-${username}`]
    live.set(id, { token, usedAt: now })
    const headers = { 'X-Auth-Token': token, Location: `${sessions}/${id}` }
    return Response.json({ Id: id, UserName: username }, { status: 201, headers })
  }

  const answer = (call: EmulatorCall): Response => {
    const { body, request, url } = call
    if (isLogin(call)) return create(JSON.parse(body) as Record<string, string>)

    const id = liveIds().find((each) => live.get(each)?.token === request.headers.get('x-auth-token'))
    const session = id === undefined ? undefined : live.get(id)
    if (id === undefined || session === undefined) return new Response(null, { status: 401 })

    session.usedAt = now
    if (url.pathname === `${sessions}/${id}` && request.method === 'DELETE') live.delete(id)
    if (url.pathname === '/redfish/v1/SessionService')
      return Response.json({ SessionTimeout: timeoutSeconds })
    return Response.json({ Members: [] })
  }

  return createEmulator({
    answer,
    isLogin,
    instead: {},
    sessions: { live: () => liveIds().length, expire: () => live.clear() },
    clock: { now: () => now, advance: (ms) => (now += ms) },
  })
}

const isLogin = ({ request, url }: EmulatorCall): boolean =>
  url.pathname === sessions && request.method === 'POST'
