import { isSessionError } from '@org/session-core'
import { expect } from 'vitest'

/** What an error tells its reader: its code, whether it is worth trying again, and its words. */
export type Said = readonly [code: string, retryable: boolean, message: string]

/** What work that fails with an error of ours says. */
export async function saidBy(work: () => unknown): Promise<Said> {
  try {
    await work()
  } catch (error) {
    if (isSessionError(error)) return [error.code, error.retryable, error.message]
  }
  return expect.unreachable('it should have failed with an error of ours')
}
