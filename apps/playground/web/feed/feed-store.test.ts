import type { FeedEntry } from '../../shared/feed-entry.ts'
import { createFeedStore } from './feed-store.ts'
import { expect, it } from 'vitest'

const call = (id: string, outcome: string, channel = 'live'): FeedEntry => ({
  type: 'call',
  id,
  channel,
  seq: 1,
  call: { id, vendor: 'securid', lane: 'SecurID', caller: 'caller 1', startedAt: 0, ms: 1, outcome },
})

it('keeps the newest state of a thing, in the place it had', () => {
  const store = createFeedStore()
  for (const entry of [call('1', 'waiting'), call('2', '200'), call('1', '401')]) store.take(entry)

  const calls = [...(store.state().channels.get('live')?.calls.values() ?? [])]

  expect(calls.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['1', '401'],
    ['2', '200'],
  ])
})

it('never holds more than it can draw, however much it is told', () => {
  const store = createFeedStore()
  for (let index = 0; index < 10_000; index += 1) store.take(call(String(index), '200'))

  const calls = store.state().channels.get('live')?.calls

  expect(calls?.size).toBe(600)
  expect(calls?.has('9999')).toBe(true)
})

it('keeps the live channel, whatever stories are played', () => {
  const store = createFeedStore()
  store.take(call('mine', '200'))
  for (let run = 0; run < 30; run += 1) store.take(call('theirs', '200', `run ${run}`))

  expect(store.state().channels.get('live')?.calls.size).toBe(1)
})

it('changes its version with everything it takes, and forgets all when the server is another one', () => {
  const store = createFeedStore()
  const before = store.state().version
  store.take(call('1', '200'))
  const after = store.state().version

  store.reset()

  expect(after).not.toBe(before)
  expect(store.state().channels.size).toBe(0)
})

it('knows how the last run of each story ended, also when its picture is forgotten', () => {
  const store = createFeedStore()
  const names = Array.from({ length: 40 }, (_, index) => `story ${index}`)
  for (const [seq, name] of names.entries()) {
    const story = { id: `run of ${name}`, name, state: 'kept', steps: [], findings: [] } as const
    store.take({ type: 'story', id: story.id, channel: story.id, seq, story })
  }

  expect([...store.state().stories.values()].map(({ name }) => name)).toEqual(names)
})
