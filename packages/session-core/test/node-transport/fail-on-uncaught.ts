import { afterAll, afterEach, beforeAll } from 'vitest'

/** Each test of this file fails where something is thrown that nobody catches. */
export function failOnUncaught(): void {
  const uncaught: unknown[] = []
  const note = (error: unknown): void => void uncaught.push(error)
  const before = process.listeners('uncaughtException')
  beforeAll(() => {
    process.removeAllListeners('uncaughtException').on('uncaughtException', note)
  })
  afterAll(() => {
    process.off('uncaughtException', note)
    for (const listener of before) process.on('uncaughtException', listener)
  })
  afterEach(() => {
    const [first] = uncaught.splice(0)
    if (first !== undefined)
      throw new Error('Something was thrown where nobody catches it.', { cause: first })
  })
}
