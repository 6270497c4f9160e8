import { secret, SessionError, type SessionProtocol, type Verdict } from '@org/session-core'

/** What the toy wants to know. */
export type ToyCredentials = Readonly<Record<'username' | 'password', string>>

/** The smallest whole protocol: everything a vendor package writes, and nothing else. */
export const toy = (url: string): SessionProtocol<ToyCredentials, string> => ({
  name: 'toy',
  url: new URL(url),
  login: async (credentials, { http, ask }) => {
    const post = (otp?: string): Promise<Response> => http.post('login', { json: { ...credentials, otp } })
    let reply = await post()
    if (reply.status === 428) reply = await post(await ask({ kind: 'otp', hint: await reply.text() }))
    if (!reply.ok) throw refusal(reply.status, await reply.text())
    const { token, ...lifetimes } = (await reply.json()) as Readonly<{ token: string; idleMs: number }>
    return { key: secret(token), subject: credentials.username, ...lifetimes }
  },
  logout: async ({ key }, { http }) => {
    const { status } = await http.delete('login', { headers: { 'x-toy': key.reveal() } })
    return status === 401 ? 'already-ended' : 'revoked'
  },
  keepAlive: async ({ key }, { http }) =>
    judge(await http.post('touch', { headers: { 'x-toy': key.reveal() } })),
  account: ({ username }) => username,
  sign: (headers, token) => headers.set('x-toy', token),
  judge,
})

function judge({ status }: Response): Verdict {
  if (status === 403) return 'forbidden'
  return status === 401 ? 'session-ended' : 'accepted'
}

function refusal(status: number, message: string): SessionError {
  return new SessionError(status === 423 ? 'login-refused' : 'credentials-rejected', {
    protocol: 'toy',
    vendor: { status, message },
    message: 'The toy rejected the credentials. Correct them, then call rearm().',
  })
}
