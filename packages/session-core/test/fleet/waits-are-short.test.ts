import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../toy-server.ts'
import { createSession, secret, type Session } from '@org/session-core'
import { share } from '@org/session-core/share'
import { manualClock, memoryStore } from '@org/session-core/testing'
import { expect, it, onTestFinished, vi } from 'vitest'

it.each([
  ['longest', 0.9999],
  ['shortest', 0],
  ['middle', 0.5],
])(
  'who waits for a slow login of another process has it within a second: %s waits',
  async (_which, drawn) => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(drawn)
    onTestFinished(() => random.mockRestore())
    const [server, clock] = [createToyServer(), manualClock()]
    const store = memoryStore(clock)
    const key = secret(crypto.getRandomValues(new Uint8Array(32)))
    const open = (): Session =>
      createSession(toy('https://toy.test/base/'), {
        credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
        transport: server.fetch,
        clock,
        share: share({ store, name: 'prod/billing', secret: key }),
      })
    const served: number[] = []
    const call = async (): Promise<void> => {
      await open().fetch('things')
      served.push(clock.monotonic())
    }
    /** Cryptography is done in threads of its own: turns alone do not wait for it. */
    const pass = async (ms: number): Promise<void> => {
      for (let left = ms; left > 0; left -= 50) {
        await clock.advance(50)
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
    }

    const release = server.holdNextReply()
    const all = [call(), call(), call()]
    await pass(7000)
    release()
    const landedAt = clock.monotonic()
    await pass(1500)
    await Promise.all(all)

    expect(server.loginAttempts).toBe(1)
    expect(Math.max(...served) - landedAt).toBeLessThanOrEqual(1000)
  },
)
