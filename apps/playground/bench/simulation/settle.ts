import { setImmediate as turn } from 'node:timers/promises'

/** What a fleet waits for outside the clock: the threads that seal, open and digest. */
export const inThreads = [
  'encrypt',
  'decrypt',
  'digest',
  'sign',
  'importKey',
  'deriveKey',
  'deriveBits',
] as const

/**
 * Returns what lets everything run that is ready to. It watches this process's WebCrypto from now on, which works in
 * threads and would otherwise be done at any time and in any order: a simulation has a process of its own.
 */
export function watchThreads(): () => Promise<void> {
  let pending = 0
  let others: Promise<unknown> = Promise.resolve()
  const { subtle } = crypto
  for (const name of inThreads) {
    const original = (subtle[name] as (...args: unknown[]) => Promise<unknown>).bind(subtle)
    const watched = async (...args: unknown[]): Promise<unknown> => {
      pending += 1
      const work = original(...args)
      const before = others
      // Whoever asked first goes on first, until he waits again: a random number is drawn in the same order every time.
      others = Promise.allSettled([before, work]).then(() => turn())
      try {
        await before
        return await work
      } finally {
        pending -= 1
      }
    }
    Object.defineProperty(subtle, name, { value: watched, configurable: true })
  }
  return async () => {
    do await turn()
    while (pending > 0)
  }
}
