import { toyScene } from './toy-scene.ts'
import { type Clock, SessionError } from '@org/session-core'
import { expect, it } from 'vitest'

const words = 'My vault says Zx9-hers.'

it('passes on what a credentials function says in a SessionError: it knows best what to do next', async () => {
  const failure = new SessionError('unreachable', { protocol: 'vault', message: words })
  const { session } = toyScene({ credentials: () => Promise.reject(failure) })

  await expect(session.login()).rejects.toThrow(words)
})

it('does not reduce what a clock throws', async () => {
  const clock: Clock = {
    wall: () => 0,
    monotonic: () => {
      throw new Error(words)
    },
    sleep: () => Promise.resolve(),
  }
  const { session } = toyScene({ clock })

  await expect(session.login()).rejects.toThrow(words)
})
