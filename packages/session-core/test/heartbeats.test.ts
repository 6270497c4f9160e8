import { toy, type ToyCredentials } from './toy-protocol.ts'
import { toyScene, type ToyScene } from './toy-scene.ts'
import type { Grant, SessionProtocol } from '@org/session-core'
import { expect, it } from 'vitest'

const minute = 60_000
const start = Date.UTC(2030, 0)
const kept = { policy: { keepAlive: true } }

type Changes = Partial<SessionProtocol<ToyCredentials, string>>

/** The toy, whose server grants something else. */
function granting(changes: Partial<Grant<string>>): Changes {
  const { login } = toy('https://toy.test/base/')
  return { login: async (...given) => ({ ...(await login(...given)), ...changes }) }
}

/** When the server was touched: minutes since the beginning. */
function touchesOf({ events }: ToyScene): readonly number[] {
  return events.filter(({ type }) => type === 'kept-alive').map(({ at }) => (at.getTime() - start) / minute)
}

async function pass({ passTime }: ToyScene, minutes: number): Promise<void> {
  for (let half = 0; half < 2 * minutes; half += 1) await passTime(minute / 2)
}

it.each([
  ['a minute before the end', {}, [9, 18, 27]],
  ['half way to an end that is near', granting({ idleMs: minute }), [0.5, 1, 1.5]],
])('touches an idle session %s, and again so long after that', async (_when, changes, expected) => {
  const scene = toyScene(kept, changes)
  await scene.session.login()

  await pass(scene, 28)

  expect(touchesOf(scene).slice(0, 3)).toEqual(expected)
  expect(scene.session.snapshot.counts.logins).toBe(1)
})

it('counts a call as a heartbeat, and touches so long after that', async () => {
  const scene = toyScene(kept)
  await scene.session.login()
  await pass(scene, 5)
  await scene.session.fetch('things')

  await pass(scene, 10)

  expect(touchesOf(scene)).toEqual([14])
})

it('tries again after a second when a heartbeat did not get through', async () => {
  const scene = toyScene(kept)
  await scene.session.login()
  await pass(scene, 8.5)
  scene.server.failNext('drop')

  await scene.passTime(minute / 2 + 999)
  const before = touchesOf(scene)
  await scene.passTime(1)

  expect([before, touchesOf(scene)]).toEqual([[], [9 + 1 / 60]])
})

it('touches no more where the server forbids it, and does not count that as activity', async () => {
  let touches = 0
  const keepAlive: Changes['keepAlive'] = () => {
    touches += 1
    return Promise.resolve('forbidden')
  }
  const scene = toyScene(kept, { keepAlive })
  await scene.session.login()

  await pass(scene, 30)

  expect([touches, touchesOf(scene)]).toEqual([1, []])
  expect(scene.session.snapshot.idleUntil).toEqual(new Date(start + 10 * minute))
})

it('touches no session that has ended by the clock', async () => {
  const scene = toyScene(kept, granting({ lifetimeMs: 5 * minute }))
  await scene.session.login()

  await pass(scene, 30)

  expect(scene.server.requestsSeen).toBe(1)
})

it('touches no session that the server has ended', async () => {
  const scene = toyScene(kept)
  await scene.session.login()
  scene.server.expireSessions()
  scene.wire.every(({ url }) => url.endsWith('/login')).drop()
  await scene.session.fetch('things').catch(() => {})

  await pass(scene, 30)

  expect(scene.wire.passed.map(({ url }) => url)).not.toContain('https://toy.test/base/touch')
})

it.each([
  ['the server forgets no session', kept, granting({ idleMs: Infinity })],
  ['the protocol cannot', kept, { keepAlive: undefined as never }],
  ['nobody asked for it', {}, {}],
])('holds no timer where %s', async (_why, options, changes) => {
  const { session, clock } = toyScene(options, changes)

  await session.login()

  expect(clock.pending).toBe(0)
})

it('sends nothing when it is asked to keep alive what the protocol cannot', async () => {
  const { session, server } = toyScene({}, { keepAlive: undefined as never })

  const { phase } = await session.keepAlive()

  expect([phase, server.requestsSeen]).toEqual(['idle', 0])
})

it('takes an accepted heartbeat for enough, though the session became due meanwhile', async () => {
  const { session, wire, clock, passTime } = toyScene(
    {},
    granting({ idleMs: Infinity, lifetimeMs: 10 * minute }),
  )
  await session.login()
  await passTime(9.5 * minute - 1)
  wire.next().delay(1, clock)

  const touch = session.keepAlive()
  await clock.advance(1)

  expect((await touch).counts.logins).toBe(1)
})

it('logs in for a refused heartbeat again as soon as one was accepted', async () => {
  const { session, wire } = toyScene()
  const refuse = (): void =>
    wire.next(({ url }) => url.endsWith('/touch')).answer(() => new Response('no', { status: 401 }))
  const failures: unknown[] = []
  for (let count = 0; count < 3; count += 1) {
    await session.fetch('things')
    refuse()
    await session.keepAlive().catch((error: unknown) => failures.push(error))
  }
  await session.keepAlive()

  refuse()
  const { generation } = await session.keepAlive()

  expect(failures).toMatchObject([{ code: 'request-refused' }])
  expect(generation).toBe(4)
})
