import { openScene } from './open-scene.ts'
import { expect, it, onTestFinished, vi } from 'vitest'

const { subtle } = crypto
const digest = subtle.digest.bind(subtle)
const never = (): Promise<never> => new Promise(() => {})

/** Whoever began it has gone: where a platform ends a request with all that it began, such a promise never settles. */
const deaths = {
  'the secret is read': () => vi.spyOn(subtle, 'importKey').mockImplementation(never),
  'keys are derived from it': () => vi.spyOn(subtle, 'deriveKey').mockImplementation(never),
  'its name is derived from it': () => vi.spyOn(subtle, 'deriveBits').mockImplementation(never),
  // Those who wait in this test hash, too.
  'the record is named': () =>
    vi
      .spyOn(subtle, 'digest')
      .mockImplementation(async (algorithm, data) =>
        new TextDecoder().decode(data).includes('prod/billing') ? never() : digest(algorithm, data),
      ),
}

it.each(Object.entries(deaths))(
  'a process that died while %s leaves nothing behind that the next one waits for',
  async (_when, die) => {
    const { start, ended, server } = openScene()
    const dead = die()
    onTestFinished(() => {
      dead.mockRestore()
    })
    const process = start()
    await ended(process.call())
    dead.mockRestore()

    const served = await ended(process.call())

    expect([served, server.loginAttempts]).toEqual(['200', 1])
    await ended(process.session.logout())
  },
)
