import { toyScene, type ToyScene } from './toy-scene.ts'
import { expect, it, vi } from 'vitest'

const minute = 60_000
const idleEnd = ({ session }: ToyScene): number | undefined => session.snapshot.idleUntil?.getTime()

/** Refuses this path, whatever session comes. */
function closeOff({ wire }: ToyScene, path: string): void {
  wire
    .every(({ url }) => url.endsWith(path) && !url.endsWith('/login'))
    .answer(() => new Response('no', { status: 401 }))
}

it.each([
  [200, true],
  [302, true],
  [499, true],
  [500, false],
  [502, false],
])('takes an answer of status %i for a sign that the server knows the session: %s', async (status, moves) => {
  const scene = toyScene()
  await scene.session.login()
  const before = idleEnd(scene)
  await scene.passTime(minute)
  scene.wire.next().answer(() => new Response(null, { status }))

  await scene.session.fetch('things')

  expect((idleEnd(scene) ?? 0) - (before ?? 0)).toBe(moves ? minute : 0)
})

it('renews a session that nobody had used at once, when the one before it had been of use', async () => {
  const { session, server } = toyScene()
  await session.login()
  server.expireSessions()
  await session.fetch('things')
  await session.renew()
  server.expireSessions()

  const { status } = await session.fetch('things')

  expect([status, session.snapshot.generation]).toEqual([200, 4])
})

it('serves all calls that find a session lost which nobody had used', async () => {
  const { session, server } = toyScene()
  await session.login()
  server.expireSessions()

  const answers = await Promise.all([session.fetch('things'), session.fetch('things')])

  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(server.loginAttempts).toBe(2)
})

it('logs in once for a server that refuses whatever it grants, whatever it is asked for', async () => {
  const scene = toyScene()
  closeOff(scene, '')
  await scene.session.fetch('one')

  const { status } = await scene.session.fetch('two')

  expect([status, scene.server.loginAttempts]).toEqual([401, 2])
})

it('forgets futile logins elsewhere once a login was of use', async () => {
  const scene = toyScene()
  const { session, server } = scene
  const ask = async (path: string): Promise<number> => {
    const { status } = await session.fetch(path)
    await session.fetch('things')
    return status
  }
  for (const path of ['one', 'two', 'three']) closeOff(scene, path)
  await session.fetch('things')
  const refused = [await ask('one'), await ask('two')]
  server.expireSessions()
  const repaired = await ask('things')

  const refusedLater = await ask('three')
  server.expireSessions()
  const repairedLater = await ask('things')

  expect([...refused, refusedLater]).toEqual([401, 401, 401])
  expect([repaired, repairedLater]).toEqual([200, 200])
})

it('takes the old key away when the new one travels in another header', async () => {
  const { session, server, wire } = toyScene(
    {},
    {
      sign: (headers, token) => headers.set(token.endsWith('-1') ? 'x-toy-old' : 'x-toy', token),
    },
  )
  await session.login()

  await session.fetch('things', { headers: { 'x-mine': '1' } })

  expect(server.loginAttempts).toBe(2)
  expect(wire.passed.at(-1)?.headers).toMatchObject({ 'x-toy': 'token-of-ann-2', 'x-mine': '1' })
  expect(wire.passed.at(-1)?.headers).not.toHaveProperty('x-toy-old')
})

it('keeps what the caller wrote into the header that the key travels in', async () => {
  const { session, server, wire } = toyScene(
    {},
    {
      sign: (headers, token) => {
        headers.append('cookie', `sid=${token}`)
        headers.append('x-list', token)
        headers.set('x-toy', token)
      },
    },
  )
  await session.login()
  server.expireSessions()

  await session.fetch('things', { headers: { cookie: 'mine=1; too=2', 'x-list': 'mine' } })

  expect(wire.passed.at(-1)?.headers).toMatchObject({
    cookie: 'mine=1; too=2; sid=token-of-ann-2',
    'x-list': 'mine, token-of-ann-2',
    'x-toy': 'token-of-ann-2',
  })
})

it('does not send a call whose body was still being read when the logout began', async () => {
  const { session, server, wire, clock } = toyScene()
  await session.login()
  const upload = new TransformStream<Uint8Array, Uint8Array>()
  const init = { method: 'POST', body: upload.readable, duplex: 'half' }
  const call = session
    .fetch(new Request('https://toy.test/base/things', init))
    .catch((error: unknown) => error)
  const letLogOut = server.holdNextReply()
  const logout = session.logout()

  await upload.writable.close()
  await clock.advance(0)
  const { phase } = session.snapshot
  letLogOut()

  expect([phase, await logout]).toEqual(['closing', 'revoked'])
  expect(await call).toMatchObject({ code: 'closed' })
  expect(wire.passed.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
    'POST /base/login',
    'DELETE /base/login',
  ])
})

it('lets go of a stream that it could not send', async () => {
  const { session } = toyScene({ credentials: () => Promise.reject(new Error('The vault is sealed.')) })
  const cancel = vi.fn<() => void>()
  const body = new ReadableStream({ cancel })

  await session.fetch('things', { method: 'POST', body, duplex: 'half' } as RequestInit).catch(() => {})

  await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce())
})

it('lets go of a stream that is answered before it was read', async () => {
  const cancel = vi.fn<() => void>()
  const { session, server } = toyScene({
    transport: async (input, init) => {
      const { body } = init
      if (!(body instanceof ReadableStream)) return server.fetch(input, init)

      body.cancel().catch(() => {})
      return new Response('enough')
    },
  })
  const body = new ReadableStream({ cancel })

  await session.fetch('things', { method: 'POST', body, duplex: 'half' } as RequestInit)

  await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce())
})
