import { toy } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { createSession } from '@org/session-core'
import { expect, it } from 'vitest'

it('sends each of a hundred and fifty wrong passwords once, though a provider hands them out in turn', async () => {
  const server = createToyServer()
  let turn = 0
  const session = createSession(toy('https://toy.test/base/'), {
    credentials: () => Promise.resolve({ username: 'ann', password: `wrong ${turn++ % 150}` }),
    transport: server.fetch,
    policy: { loginBudget: { max: 1000, perMs: 1 } },
  })
  const outcomes: string[] = []
  for (let call = 0; call < 300; call += 1) {
    await session.login().catch((error: unknown) => outcomes.push((error as { code: string }).code))
  }

  expect(server.loginAttempts).toBe(150)
  expect(outcomes.slice(150)).toEqual(Array.from({ length: 150 }, () => 'credentials-locked'))
})
