import { setImmediate as turn } from 'node:timers/promises'

/** What a fleet waits for outside the clock: the threads that seal, open and digest. */
const inThreads = ['encrypt', 'decrypt', 'digest', 'sign', 'importKey', 'deriveKey', 'deriveBits'] as const

/**
 * Returns what lets everything run that is ready to. It watches this process's WebCrypto from now on, which works in
 * threads and would otherwise be done at any time: a simulation has a process of its own.
 */
export function watchThreads(): () => Promise<void> {
  let pending = 0
  const { subtle } = crypto
  for (const name of inThreads) {
    const original = (subtle[name] as (...args: unknown[]) => Promise<unknown>).bind(subtle)
    const watched = async (...args: unknown[]): Promise<unknown> => {
      pending += 1
      try {
        return await original(...args)
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
