import { toyScene } from '../toy-scene.ts'
import { createToyServer, toyAccounts } from '../toy-server.ts'
import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, it } from 'vitest'

it('shows credentials, transport and onChallenge the store of the call that began the login', async () => {
  const tenant = new AsyncLocalStorage<string>()
  const server = createToyServer()
  const seen: string[] = []
  const note = (what: string): void => {
    seen.push(`${what} of ${tenant.getStore()}`)
  }
  const { session } = toyScene({
    credentials: () => {
      note('credentials')
      return Promise.resolve({ username: 'otto', password: toyAccounts['otto']?.password ?? '' })
    },
    onChallenge: () => {
      note('onChallenge')
      return Promise.resolve(server.challenges.at(-1) ?? '')
    },
    transport: (input, init) => {
      if (input.endsWith('login')) note('transport')
      return server.fetch(input, init)
    },
  })

  await Promise.all(['first', 'second'].map((name) => tenant.run(name, () => session.fetch('things'))))

  expect(seen).toEqual(
    ['credentials', 'transport', 'onChallenge', 'transport'].map((what) => `${what} of first`),
  )
})
