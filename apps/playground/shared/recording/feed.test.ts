import type { FeedItem } from '../feed-entry.ts'
import { createFeed } from './feed.ts'
import { expect, it } from 'vitest'

const call = (id: string, outcome?: string): FeedItem => ({
  type: 'call',
  id,
  call: {
    id,
    vendor: 'securid',
    lane: 'SecurID',
    caller: 'caller 1',
    startedAt: 0,
    ...(outcome !== undefined && { outcome }),
  },
})

it('keeps the newest state of each thing, in the order of the changes', () => {
  const feed = createFeed()
  feed.publish('live', call('1'))
  feed.publish('live', call('2'))
  feed.publish('live', call('1', '200'))

  const known = feed.since(0)

  expect(known.map(({ id, seq }) => [id, seq])).toEqual([
    ['2', 2],
    ['1', 3],
  ])
})

it('tells only what is newer to whoever has seen the rest', () => {
  const feed = createFeed()
  feed.publish('live', call('1'))
  feed.publish('live', call('2'))

  expect(feed.since(1).map(({ id }) => id)).toEqual(['2'])
})

it('keeps things of the same name on different channels apart', () => {
  const feed = createFeed()
  feed.publish('live', call('1'))
  feed.publish('story', call('1'))

  expect(feed.since(0)).toHaveLength(2)
})

it('forgets the oldest of ten thousand things', () => {
  const feed = createFeed()
  for (let index = 1; index <= 10_000; index += 1) feed.publish('live', call(String(index)))

  const known = feed.since(0)

  expect(known).toHaveLength(2000)
  expect(known.at(-1)?.id).toBe('10000')
})

it('tells a listener until it leaves', () => {
  const feed = createFeed()
  const heard: string[] = []
  const leave = feed.subscribe(({ id }) => heard.push(id))

  feed.publish('live', call('1'))
  leave()
  feed.publish('live', call('2'))

  expect(heard).toEqual(['1'])
})

it('keeps the last run of every story and every card, however much else happens', () => {
  const feed = createFeed()
  const story: FeedItem = {
    type: 'story',
    id: 'run-1',
    story: { id: 'run-1', name: 'any', state: 'kept', steps: [], findings: [] },
  }
  feed.publish('run-1', story)
  for (let index = 1; index <= 10_000; index += 1) feed.publish('live', call(String(index)))

  expect(feed.since(0)[0]).toMatchObject(story)
})
