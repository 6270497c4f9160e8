import { toy } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { createSession } from '@org/session-core'
import { faultyFetch } from '@org/session-core/testing'
import { expect, it } from 'vitest'

it.each([
  ['that is short', 1024],
  ['too long to keep', 4],
])('sends a Request %s to an address with standing parameters, whole', async (_what, maxReplayBytes) => {
  const wire = faultyFetch(createToyServer().fetch)
  const session = createSession(
    { ...toy('https://toy.test/base/'), query: { gwsource: 'external' } },
    {
      credentials: { username: 'bob', password: "bob's is another one" },
      transport: wire.fetch,
      policy: { maxReplayBytes },
    },
  )
  const headers = { 'content-type': 'application/json' }

  await session.fetch(
    new Request('https://toy.test/base/things', { method: 'POST', body: '{"long":1}', headers }),
  )

  const sent = wire.passed.at(-1)
  expect(sent).toMatchObject({
    method: 'POST',
    url: 'https://toy.test/base/things?gwsource=external',
    headers,
  })
  expect(await sent?.text()).toBe('{"long":1}')
})
