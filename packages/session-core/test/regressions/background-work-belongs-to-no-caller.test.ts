import { toyScene } from '../toy-scene.ts'
import { createToyServer } from '../toy-server.ts'
import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, it } from 'vitest'

const minute = 60_000

it('sends heartbeats, and logs replaced sessions out, without what a caller keeps in AsyncLocalStorage', async () => {
  const tenant = new AsyncLocalStorage<string>()
  const server = createToyServer()
  const seen: string[] = []
  const { session, clock } = toyScene({
    policy: { keepAlive: true },
    transport: (input, init) => {
      seen.push(`${init.method} ${input.split('/').at(-1)}: ${tenant.getStore()}`)
      return server.fetch(input, init)
    },
  })

  await tenant.run('first', () => session.fetch('things'))
  await clock.advance(9 * minute)
  await tenant.run('second', () => session.renew())
  await clock.advance(9 * minute)

  expect(seen).toEqual([
    'POST login: first',
    'GET things: first',
    'POST touch: undefined',
    'POST login: second',
    'DELETE login: undefined',
    'POST touch: undefined',
  ])
})
