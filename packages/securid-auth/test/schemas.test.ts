import { failureOf, scriptedServer } from './scripted-server.ts'
import { transcripts } from './transcripts.ts'
import { callCommand, createSecurIdSession, type SecurIdSession } from '@org/securid-auth'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { findUsersReply, loginUserReply, user } from '@org/securid-auth/schemas'
import * as v from 'valibot'
import { describe, expect, expectTypeOf, it } from 'vitest'

const sessionWith = (transport: typeof fetch): SecurIdSession =>
  createSecurIdSession({
    url: 'https://instance.securid.com',
    credentials: { username: 'user01', password: 'password123' },
    transport,
  })

const granted = transcripts.filter(
  ([name, { response }]) => /^login-(?:user|trusted-app)$/.test(name) && response.body.startsWith('{'),
)

describe('the schemas', () => {
  it.each(granted)('read the login of %s', (_name, { response }) => {
    const body = JSON.parse(response.body) as { readonly data?: unknown }

    expect(v.is(loginUserReply, body.data ?? body)).toBe(true)
  })

  it('give users their types', async () => {
    const users = await callCommand(sessionWith(createSecurIdEmulator().fetch), 'findUsers', {
      schema: findUsersReply,
    })

    expectTypeOf(users[0]?.user_id).toEqualTypeOf<string | null | undefined>()
    expect(users.map(({ user_id }) => user_id)).toContain('user01')
  })

  it('fit everybody whom the emulator knows, and every column that has a type is one of its', async () => {
    const users = await sessionWith(createSecurIdEmulator().fetch).command('findUsers')

    expect(v.parse(findUsersReply, users)).toEqual(users)
    expect(Object.keys((users as object[])[0] ?? {})).toEqual(
      expect.arrayContaining(Object.keys(user.entries)),
    )
  })

  it('read numbers and booleans as texts', async () => {
    const server = scriptedServer({
      findUsers: () => Response.json({ findUsers: [{ id: 7, is_terminated: false, title: 'Dr' }] }),
    })

    expect(await sessionWith(server.fetch).command('findUsers', { schema: findUsersReply })).toEqual([
      { id: '7', is_terminated: 'false', title: 'Dr' },
    ])
  })

  it('say where an answer is another one', async () => {
    const server = scriptedServer({ findUsers: () => Response.json({ findUsers: [{ user_id: {} }] }) })

    const failure = await failureOf(
      sessionWith(server.fetch).command('findUsers', { schema: findUsersReply }),
    )

    expect(failure).toMatchObject({ code: 'unexpected-reply' })
    expect(failure).toHaveProperty('message', expect.stringContaining('0.user_id'))
  })
})
