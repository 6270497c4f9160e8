import type { FeedItem } from '../../shared/feed-entry.ts'
import { createFeed } from '../../shared/recording/feed.ts'
import { createFeedStream } from './feed-stream.ts'
import { expect, it } from 'vitest'

const story = (id: string): FeedItem => ({
  type: 'story',
  id,
  story: { id, name: 'hello-both', state: 'running', steps: [], findings: [] },
})

/** The messages that have arrived so far. */
const arrived = async (response: Response, count: number): Promise<readonly string[]> => {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const messages: string[] = []
  let begun = ''
  while (messages.length < count) {
    const piece = await reader?.read()
    if (piece?.done !== false) break
    const parts = (begun + piece.value).split('\n\n')
    begun = parts.pop() ?? ''
    messages.push(...parts)
  }
  await reader?.cancel()
  return messages
}

it('greets, tells what is known, then what comes', async () => {
  const feed = createFeed()
  feed.publish('live', story('before'))
  const response = createFeedStream({ feed, serverRun: 'run-1' })()
  feed.publish('live', story('after'))

  const [hello, before, after] = await arrived(response, 3)

  expect(hello).toContain('event: hello\ndata: {"serverRun":"run-1"}')
  expect(before).toMatch(/^id: run-1:1\ndata: .*"id":"before"/)
  expect(after).toMatch(/^id: run-1:2\ndata: .*"id":"after"/)
})

it.each([
  ['what was missed, to a page that comes back', 'run-1:1', ['second']],
  ['everything, to a page that knew the server before this one', 'run-0:1', ['first', 'second']],
])('tells %s', async (_what, lastSeen, expected) => {
  const feed = createFeed()
  feed.publish('live', story('first'))
  feed.publish('live', story('second'))

  const [, ...messages] = await arrived(
    createFeedStream({ feed, serverRun: 'run-1' })(lastSeen),
    expected.length + 1,
  )

  expect(messages.map((message) => /"id":"(\w+)"/.exec(message)?.[1])).toEqual(expected)
})

it('cuts off a reader that does not read, and stops start it', async () => {
  const feed = createFeed()
  const response = createFeedStream({ feed, serverRun: 'run-1' })()
  for (let index = 0; index < 5000; index += 1) feed.publish('live', story(String(index)))

  const messages = await arrived(response, 10_000)

  expect(messages.length).toBeLessThan(4100)
})

it('lets a hundred read at a time, and the next one as soon as one of them leaves', async () => {
  const open = createFeedStream({ feed: createFeed(), serverRun: 'run-1' })
  const readers = Array.from({ length: 100 }, () => open())

  const oneMore = open()
  await readers[7]?.body?.cancel()
  const later = [open().status, open().status]

  expect(readers.map(({ status }) => status)).toEqual(readers.map(() => 200))
  expect([oneMore.status, await oneMore.text()]).toEqual([
    503,
    'This playground is open in 100 browsers already. Close one of them.',
  ])
  expect(later).toEqual([200, 503])
})

it('makes room for another reader when it cuts one off', () => {
  const feed = createFeed()
  const open = createFeedStream({ feed, serverRun: 'run-1' })
  const readers = Array.from({ length: 100 }, () => open())
  for (let index = 0; index < 5000; index += 1) feed.publish('live', story(String(index)))

  const { status } = open()

  expect([readers.length, status]).toEqual([100, 200])
})

it('encodes an entry once, however many read it', () => {
  const feed = createFeed()
  const open = createFeedStream({ feed, serverRun: 'run-1' })
  let encodings = 0
  const counted = Object.assign(story('counted'), {
    toJSON: () => {
      encodings += 1
      return {}
    },
  })
  for (let reader = 0; reader < 3; reader += 1) open()

  feed.publish('live', counted)
  open()

  expect(encodings).toBe(1)
})
