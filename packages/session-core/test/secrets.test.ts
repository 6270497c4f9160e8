import {
  granted,
  confesses,
  chatty,
  scene,
  failureOf,
  otpThen,
  assertClean,
  thrownBy,
  forever,
  stream,
  type Scene,
} from './fixtures/chatty-scene.ts'
import { basic, confession, sentinels, spellings } from './fixtures/sentinels.ts'
import { credentials, talkative } from './fixtures/talkative.ts'
import { createSession, parseReply, type Session } from '@org/session-core'
import * as v from 'valibot'
import { expect, it } from 'vitest'

const callFailures: readonly (readonly [string, () => Scene, (session: Session) => Promise<unknown>])[] = [
  ['cannot connect', () => scene({ '/x': chatty }), ({ fetch }) => fetch('x')],
  ['cannot connect through ky', () => scene({ '/x': chatty }), ({ http }) => http.get('x')],
  [
    'leads to a stranger',
    () => scene({}),
    ({ fetch }) => fetch(`https://ann:${sentinels.token}@talkative.test/`),
  ],
  [
    'cannot be sent twice',
    () => scene({ '/x': confesses(401) }, { policy: { maxReplayBytes: 1 } }),
    ({ fetch }) => fetch('x', stream()),
  ],
  [
    'is over a ping that confesses',
    () => scene({ '/touch': confesses(418) }),
    ({ keepAlive }) => keepAlive(),
  ],
  [
    'is over a ping that is refused',
    () => scene({ '/touch': confesses(423) }),
    ({ keepAlive }) => keepAlive(),
  ],
  ['is over a ping that cannot connect', () => scene({ '/touch': chatty }), ({ keepAlive }) => keepAlive()],
  [
    'comes after the logout',
    () => scene({ '/x': chatty }),
    async ({ logout, fetch }) => {
      await logout()
      return fetch('x')
    },
  ],
]

it.each(callFailures)('prints no secret when a call %s', async (_what, open, call) => {
  const { session, events } = open()
  await session.login()

  const failure = await failureOf(call(session))

  assertClean([failure, events, session, session.snapshot])
})

it.each([
  ['says no', { '/x': () => new Response('no', { status: 500 }) }, {}],
  ['takes longer than ky waits', { '/x': forever }, { timeout: 1 }],
  ['does not fit a schema', { '/x': () => Response.json({ a: 1 }) }, {}],
])('prints no secret in the errors of ky when the server %s', async (_what, answers, options) => {
  const { session, events } = scene(answers)
  const { http } = session
  await session.login()

  const reply = http.post('x', { json: { a: 1 }, ...options }).json(v.object({ a: v.string() }))
  const failure = await failureOf(reply)

  assertClean([failure, events, session])
})

it('prints no secret when a session lives and dies well', async () => {
  const { session, events } = scene({ '/login': otpThen(granted), '/x': () => new Response('fine') })

  await session.fetch('x')
  await session.keepAlive()
  const { snapshot } = session
  const outcome = await session.logout()

  expect(events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['challenge', 'request', 'logged-out']),
  )
  assertClean([outcome, snapshot, events, session, session.http])
})

it('prints no secret of a reply that does not fit', () => {
  const read = (): unknown =>
    parseReply(
      { protocol: 'talkative', what: 'login', status: 200 },
      v.object({ token: v.number() }),
      sentinels,
    )

  const failure = thrownBy(read)

  expect(failure).toMatchObject({ code: 'unexpected-reply' })
  assertClean(failure)
})

it.each([
  [
    'its address',
    () =>
      createSession(
        { ...talkative, url: new URL(`https://ann:${encodeURIComponent(sentinels.password)}@x.test`) },
        { credentials },
      ),
  ],
  ['its options', () => createSession(talkative, { credentials, policy: confession as never })],
  ['its clock', () => createSession(talkative, { credentials, clock: credentials as never })],
])('prints no secret when a session cannot be made for %s', (_what, create) => {
  const failure = thrownBy(create)

  expect(failure).toMatchObject({ code: 'invalid-options' })
  assertClean(failure)
})

it('would notice every spelling, wherever it hides', () => {
  const hidden = Object.defineProperty(new Error('fine'), Symbol('request'), {
    value: new Request('https://x.test', { headers: { authorization: basic } }),
  })

  expect(() => assertClean(hidden)).toThrow(/secret/)
  for (const spelling of spellings())
    expect(() => assertClean({ deep: new Map([[spelling, 1]]) })).toThrow(/secret/)
})
