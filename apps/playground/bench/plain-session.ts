import { createSession, secret, type Session } from '@org/session-core'

/** A session whose protocol costs nothing: what is measured is the engine. */
export function createPlainSession(origin: string): Session {
  return createSession(
    {
      name: 'bench',
      url: new URL(origin),
      login: async (_credentials: string, wire) => {
        await wire.http.post('login')
        return { key: secret('0123456789abcdef') }
      },
      sign: (headers, key) => headers.set('sessionid', key),
      judge: () => 'session-ended',
    },
    { credentials: 'nobody' },
  )
}
