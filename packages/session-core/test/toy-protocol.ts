import { secret, SessionError, type SessionProtocol } from '@org/session-core'

/** What the toy wants to know. */
export interface ToyCredentials {
  readonly username: string
  readonly password: string
}

interface ToyGrant {
  readonly token: string
  readonly idleMs: number
  readonly lifetimeMs: number
}

/** The smallest whole protocol: everything a vendor package writes, and nothing else. */
export function toy(url: string): SessionProtocol<ToyCredentials, string> {
  const name = 'toy'

  return {
    name,
    url: new URL(url),
    login: async ({ username, password }, wire) => {
      const post = (otp?: string): Promise<Response> =>
        wire.http.post('login', { json: { username, password, otp } })
      let reply = await post()
      if (reply.status === 428) reply = await post(await wire.ask({ kind: 'otp', hint: await reply.text() }))
      if (!reply.ok) {
        throw new SessionError(reply.status === 423 ? 'login-refused' : 'credentials-rejected', {
          protocol: name,
          vendor: { status: reply.status, message: await reply.text() },
          message: 'The toy rejected the credentials. Correct them, then call rearm().',
        })
      }
      const { token, idleMs, lifetimeMs } = (await reply.json()) as ToyGrant
      return { key: secret(token), subject: username, idleMs, lifetimeMs }
    },
    logout: async ({ key }, { http }) => {
      const reply = await http.delete('login', { headers: { 'x-toy': key.reveal() } })
      return reply.status === 401 ? 'already-ended' : 'revoked'
    },
    keepAlive: async ({ key }, { http }) => {
      const reply = await http.post('touch', { headers: { 'x-toy': key.reveal() } })
      return reply.status === 401 ? 'session-ended' : 'accepted'
    },
    sign: (headers, token) => headers.set('x-toy', token),
    judge: ({ status }) => {
      if (status === 403) return 'forbidden'
      return status === 401 ? 'session-ended' : 'accepted'
    },
  }
}
