import { commandUrl, credentials, postLogin } from './emulator-calls.ts'
import { createSecurIdEmulator, defaultUsers } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

describe('The SecurID emulator, of two of one name,', () => {
  it('knows the user who was given last, as AppViewX’s does', async () => {
    const server = createSecurIdEmulator({
      users: [...defaultUsers, { username: 'user01', password: 'changed' }],
    })

    const replies = [
      postLogin(server, credentials('user01', 'changed')),
      postLogin(server),
      postLogin(server, credentials('user02', 'password456')),
    ]

    expect((await Promise.all(replies)).map(({ status }) => status)).toEqual([200, 401, 200])
  })

  it('knows both where each has a source of their own', async () => {
    const users = ['A', 'B', undefined].map((authSource) => ({
      username: 'a',
      password: `of ${authSource}`,
      ...(authSource && { authSource }),
    }))
    const server = createSecurIdEmulator({ users })

    const replies = ['&authsource=A', '&authsource=B', ''].map((query, index) =>
      postLogin(server, credentials('a', users[index]?.password), query),
    )

    expect((await Promise.all(replies)).map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it('knows the secret of an application that was given last', async () => {
    const trustedApps = ['old', 'new'].map((clientSecret) => ({ clientId: 'app', clientSecret }))
    const server = createSecurIdEmulator({ trustedApps })

    const replies = trustedApps.map(({ clientId, clientSecret }) =>
      server.fetch(`${commandUrl}?cmd=loginTrustedApp`, {
        method: 'POST',
        headers: { ClientId: clientId, ClientSecret: clientSecret },
      }),
    )

    expect((await Promise.all(replies)).map(({ status }) => status)).toEqual([401, 200])
  })
})
