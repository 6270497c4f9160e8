import type { AppViewXEmulator } from '@org/appviewx-auth/emulator'

/** A client of five lines, so that an emulator can be tested without ours. */
export interface Answer {
  readonly status: number
  readonly body: {
    readonly response: unknown
    readonly message?: string | null
    readonly appStatusCode?: string | null
  }
}

type Server = Pick<AppViewXEmulator, 'fetch'>
type HeaderFields = Readonly<Record<string, string>>

export const admin: HeaderFields = { username: 'admin', password: 'Password@123' }
export const mfaUser: HeaderFields = { username: 'mfa.user', password: 'Password@456' }
export const basic = (clientId: string, clientSecret: string): HeaderFields => ({
  authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
})
export const service: HeaderFields = basic('demo-service', 'Secret@789')

export const addressOf = (action: string): string => `https://avx.example/avxapi/${action}?gwsource=external`

interface Message {
  readonly headers?: HeaderFields
  readonly body?: string
}

export async function send(
  server: Server,
  action: string,
  { headers, body = '{}' }: Message,
): Promise<Answer> {
  const reply = await server.fetch(addressOf(action), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  return { status: reply.status, body: (await reply.json()) as Answer['body'] }
}

export const login = (server: Server, headers: HeaderFields = admin): Promise<Answer> =>
  send(server, 'login', { headers })

/** The headers of a fresh session. */
export async function signIn(server: Server, headers: HeaderFields = admin): Promise<{ sessionId: string }> {
  const { body } = await login(server, headers)
  return { sessionId: textAt(body.response, 'sessionId') }
}

/** The headers of a fresh service token. */
export async function fetchToken(
  server: Server,
  headers: HeaderFields = service,
): Promise<{ token: string }> {
  const { body } = await send(server, 'acctmgmt-get-service-token', { headers, body: '' })
  if (typeof body.response !== 'string') throw new TypeError('There is no token in the reply.')

  return { token: body.response }
}

const everything = { input: {}, filter: {} }

export const search = (
  server: Server,
  headers: HeaderFields,
  payload: object = everything,
): Promise<Answer> => send(server, 'certificate/search', { headers, body: JSON.stringify(payload) })

export const logout = (server: Server, headers: HeaderFields): Promise<Answer> =>
  send(server, 'acctmgmt-perform-logout', { headers })

function textAt(record: unknown, name: string): string {
  const value: unknown = typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined
  if (typeof value !== 'string') throw new TypeError(`There is no ${name} in the reply.`)

  return value
}
