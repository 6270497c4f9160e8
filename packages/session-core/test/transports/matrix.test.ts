import { createTrust } from '../node-transport/authority.ts'
import { listen } from '../node-transport/servers.ts'
import { createToyServer } from '../toy-server.ts'
import { cachingFetch } from './caching-fetch.ts'
import { nodeStreamsFetch } from './node-streams-fetch.ts'
import { tellStory } from './story.ts'
import { openToyPlace } from './toy-place.ts'
import type { SessionOptions } from '@org/session-core'
import { nodeTransport } from '@org/session-core/node'
import fetchCookie from 'fetch-cookie'
import { http } from 'msw'
import { setupServer } from 'msw/node'
import { createSecureServer } from 'node:http2'
import { Agent, fetch as undiciFetch } from 'undici'
import { expect, it } from 'vitest'

type Transport = NonNullable<SessionOptions<unknown>['transport']>

const dispatcher = new Agent()
const node = nodeTransport()

const transports: Readonly<Record<string, Transport | undefined>> = {
  "the platform's fetch": undefined,
  nodeTransport: node,
  "npm undici's fetch, with a dispatcher": (input, init) =>
    undiciFetch(input, { ...init, dispatcher } as never) as unknown as Promise<Response>,
  "fetch-cookie over the platform's fetch": fetchCookie((input, init) => fetch(input, init)),
  'a wrapper that adds a header': (input, init) => {
    const headers = new Headers(init.headers)
    headers.set('x-added', '1')
    return fetch(input, { ...init, headers })
  },
  'a fetch that keeps answers, as that of Next.js does,': cachingFetch(),
  'a fetch whose answers have streams of Node, as those of node-fetch have,': nodeStreamsFetch,
  'a fetch whose answers have no stream, as those of whatwg-fetch,': async (input, init) =>
    Object.defineProperty(await fetch(input, init), 'body', { value: undefined }),
  'a wrapper that makes a Request': (input, init) => fetch(new Request(input, init)),
}

it.each(Object.entries(transports))('%s carries the whole story', async (_name, transport) => {
  await using place = await openToyPlace()

  await expect(tellStory({ ...place, transport })).resolves.toBeUndefined()
})

it('MSW carries the whole story, with nothing given', async () => {
  const server = createToyServer()
  const worker = setupServer(http.all('https://toy.test/base/*', ({ request }) => server.fetch(request)))
  worker.listen({ onUnhandledRequest: 'error' })
  try {
    await expect(tellStory({ url: 'https://toy.test/base/', server })).resolves.toBeUndefined()
  } finally {
    worker.close()
  }
  expect(server.requestsSeen).toBeGreaterThan(20)
})

it('nodeTransport carries the whole story over HTTP/2', async () => {
  const { ca, identity } = await createTrust()
  await using place = await openToyPlace((listener) =>
    listen(createSecureServer(identity, listener as never)),
  )
  await using transport = nodeTransport({ ca, http2: true })

  await expect(tellStory({ ...place, transport })).resolves.toBeUndefined()
})
