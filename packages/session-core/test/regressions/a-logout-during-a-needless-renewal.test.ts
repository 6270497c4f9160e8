import { toyScene, type ToyScene } from '../toy-scene.ts'
import { createSessionPool } from '@org/session-core/pool'
import { expect, it } from 'vitest'

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** A session that the server refused by mistake, to whatever was sent, while the login that follows is under way. */
async function mistaken(send: (scene: ToyScene) => Promise<unknown>) {
  const scene = toyScene()
  await scene.session.login()
  scene.server.failNext('unauthorized')
  const release = scene.wire.next(({ method, url }) => method === 'POST' && url.endsWith('login')).hold()
  const call = send(scene).catch((error: unknown) => error)
  await turns()
  return { ...scene, call, release }
}

const calls: Readonly<Record<string, (scene: ToyScene) => Promise<unknown>>> = {
  'a call': ({ session }) => session.fetch('things'),
  'a heartbeat': ({ session }) => session.keepAlive(),
}

it.each(Object.entries(calls))(
  'logs out what was refused to %s as well as what takes its place',
  async (_what, send) => {
    const { session, server, call, release } = await mistaken(send)
    const ending = session.logout()
    await turns()
    const during = server.liveSessions

    release()

    expect([during, await ending, server.liveSessions]).toEqual([2, 'revoked', 0])
    expect(await call).toMatchObject({ code: 'closed' })
  },
)

it('so does a pool that ends', async () => {
  const { session, server, call, release } = await mistaken(({ session: one }) => one.fetch('things'))
  const pool = createSessionPool(() => session, { key: (tenant: string) => tenant })
  pool.of('north')
  const ending = pool[Symbol.asyncDispose]()
  await turns()

  release()
  await ending

  expect(server.liveSessions).toBe(0)
  expect(await call).toMatchObject({ code: 'closed' })
})
