import { toy } from '../toy-protocol.ts'
import { createToyServer, type ToyServer } from '../toy-server.ts'
import { createSession, type Session, type SessionOptions } from '@org/session-core'
import { makeCall } from '@org/session-core/vendor'
import { describe, expect, it } from 'vitest'

type Transport = NonNullable<SessionOptions<unknown>['transport']>

const isLogin = (input: unknown): boolean => String(input).endsWith('/login')

/** Whoever logs what comes, and forgets to clone it. */
const logging =
  ({ fetch }: ToyServer, reads: (input: unknown) => boolean): Transport =>
  async (input, init) => {
    const answer = await fetch(input, init)
    if (reads(input)) await answer.text()
    return answer
  }

/** As `mockResolvedValue(Response.json(…))` has it: one answer for every call. */
const onlyOne = (): Transport => {
  const answer = Response.json({ token: 'a-token-for-all' })
  return () => Promise.resolve(answer)
}

const open = (transport: Transport, password = 'ann has <a> password & more'): Session =>
  createSession(toy('https://toy.example/base/'), { credentials: { username: 'ann', password }, transport })

const readThings = (session: Session): Promise<unknown> =>
  makeCall(
    session,
    { protocol: 'toy', name: 'things', onlyReads: true, request: ['things', {}], options: {} },
    {
      readReply: async (response) => ({ status: response.status, text: await response.text() }),
      readResult: ({ text }) => text,
    },
  )

const refused = expect.objectContaining({
  code: 'invalid-options',
  message: expect.stringMatching(/^transport must .*(?:unread|new Response)/) as string,
  retryable: false,
}) as object

describe('An answer that its transport has read is the transport’s fault, not the network’s', () => {
  it('at a login, which is not made again', async () => {
    const server = createToyServer()
    await using session = open(logging(server, isLogin))

    await expect(session.login()).rejects.toEqual(refused)
  })

  it('at a call of a helper', async () => {
    const server = createToyServer()
    await using session = open(logging(server, (input) => !isLogin(input)))
    await session.login()

    await expect(readThings(session)).rejects.toEqual(refused)
  })

  it('where one answer serves the login, and then a call', async () => {
    const session = open(onlyOne()) // its logout would not end well, either

    await expect(readThings(session)).rejects.toEqual(refused)
  })

  it('but a refused login stays refused: the password is not sent again', async () => {
    const server = createToyServer()
    await using session = open(logging(server, isLogin), 'wrong')

    await expect(session.login()).rejects.toMatchObject({ code: 'credentials-rejected' })
    await expect(session.login()).rejects.toMatchObject({ code: 'credentials-locked' })
    expect(server.loginAttempts).toBe(1)
  })

  it('and what session.fetch answers is handed on: its status can be read', async () => {
    const server = createToyServer()
    await using session = open(logging(server, (input) => !isLogin(input)))

    expect((await session.fetch('things')).status).toBe(200)
  })
})
