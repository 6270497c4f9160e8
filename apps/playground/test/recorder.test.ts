import { startAppViewX } from '../shared/emulators/start-emulators.ts'
import type { FeedEntry } from '../shared/feed-entry.ts'
import { createFeed } from '../shared/recording/feed.ts'
import { createRecorder } from '../shared/recording/recorder.ts'
import { createRedactor } from '../shared/recording/redactor.ts'
import { createAppViewXSession } from '@org/appviewx-auth'
import type { Session } from '@org/session-core'
import { expect, it } from 'vitest'

const lane = { vendor: 'appviewx', name: 'AppViewX' } as const

/** A recorded session with a server of its own; `told` is the newest state of everything. */
const record = async () => {
  const { close, emulator, url } = await startAppViewX(0)
  const feed = createFeed()
  const recorder = createRecorder(feed, createRedactor(), 'live')
  const session: Session = createAppViewXSession({
    url,
    credentials: { username: 'admin', password: 'Password@123' },
    transport: recorder.transport(lane, () => session.snapshot.generation),
  })
  recorder.follow(lane, session)
  const call = (caller: string): Promise<Response> =>
    recorder.call(lane, caller, () =>
      session.http.post('certificate/search', { json: { input: {}, filter: {} }, throwHttpErrors: false }),
    )

  return {
    emulator,
    call,
    told: (): readonly FeedEntry[] => feed.since(0),
    [Symbol.asyncDispose]: async () => {
      await session.logout()
      await close()
    },
  }
}

it('knows for whom each request was sent', async () => {
  await using recorded = await record()
  await recorded.call('caller 1')
  recorded.emulator.expireSessions()
  await recorded.call('caller 2')

  const exchanges = recorded
    .told()
    .flatMap((entry) => (entry.type === 'exchange' ? [entry.exchange] : []))
    .toSorted((left, right) => left.startedAt - right.startedAt)
  const calls = new Map(
    recorded.told().flatMap((entry) => (entry.type === 'call' ? [[entry.id, entry.call.caller]] : [])),
  )

  expect(
    exchanges.map(({ call = '', purpose, status }) => [
      purpose,
      status,
      ['login', 'renewal', 'logout'].includes(purpose) ? '' : calls.get(call),
    ]),
  ).toEqual([
    ['login', 200, ''],
    ['call', 200, 'caller 1'],
    ['call', 401, 'caller 2'],
    ['renewal', 200, ''],
    // What was refused is logged out: it may have been a mistake.
    ['logout', 401, ''],
    ['replay', 200, 'caller 2'],
  ])
})

it.each([
  ['a connection that was lost', 'drop', 0],
  ['a reply that broke off half way', 'truncate', 200],
] as const)('writes down %s', async (_what, fault, status) => {
  await using recorded = await record()
  await recorded.call('caller 1')
  recorded.emulator.failNext(fault)

  await recorded.call('caller 2').catch(() => {})

  const [call] = recorded
    .told()
    .flatMap((entry) => (entry.type === 'call' && entry.call.caller === 'caller 2' ? [entry.call] : []))
  const [exchange] = recorded
    .told()
    .flatMap((entry) =>
      entry.type === 'exchange' && entry.exchange.call === call?.id ? [entry.exchange] : [],
    )
  expect(call?.outcome).toBe('connection lost')
  expect(exchange).toMatchObject({ status, over: true })
})
