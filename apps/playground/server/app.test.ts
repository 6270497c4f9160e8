import { createFeed } from '../shared/recording/feed.ts'
import { type AppParts, createApp } from './app.ts'
import { describe, expect, it } from 'vitest'

const panels = {} as AppParts['panels']

const open = (parts: Partial<AppParts> = {}): ReturnType<typeof createApp> =>
  createApp({
    panels,
    feed: createFeed(),
    instructions: () => Promise.resolve(null),
    overview: { vendors: [], stories: [] },
    page: new Map(),
    serverRun: 'run-1',
    startStory: () => ({ run: 'run-2' }),
    ...parts,
  })

const own = { host: '127.0.0.1:4173' }
const post = (body: RequestInit['body'], headers: Readonly<Record<string, string>> = {}): RequestInit =>
  ({
    method: 'POST',
    body,
    duplex: 'half',
    headers: { ...own, 'content-type': 'application/json', ...headers },
  }) as RequestInit

describe('a body', () => {
  const spaces = (bytes: number): string => ' '.repeat(bytes)

  it.each([
    ['of 64 KiB', post(spaces(65_536)), 200],
    ['of a byte more', post(spaces(65_537)), 413],
    ['that says it is longer', post('{}', { 'content-length': '65537' }), 413],
    ['that does not say how long it is', post(new Blob([spaces(65_537)]).stream()), 413],
  ])('%s is answered as it should be', async (_what, request, status) => {
    const reply = await open().request('/api/stories/any', request)

    expect(reply.status).toBe(status)
    expect(await reply.text()).toBe(status === 413 ? 'Send at most 64 KiB.' : '{"run":"run-2"}')
  })
})

it.each([
  ['unknown', 404, '404 Not Found'],
  ['busy', 429, '{"message":"Three stories are running already. Wait until one has ended."}'],
] as const)('says why a story is not started: %s', async (refusal, status, words) => {
  const reply = await open({ startStory: () => ({ refusal }) }).request('/api/stories/any', post('{}'))

  expect([reply.status, await reply.text()]).toEqual([status, words])
})

it('keeps no reader of the feed for a HEAD', async () => {
  const app = open()
  for (let time = 0; time < 125; time += 1) await app.request('/api/feed', { method: 'HEAD', headers: own })

  const reply = await app.request('/api/feed', { headers: own })
  await reply.body?.cancel()

  expect(reply.status).toBe(200)
})
