import { isObject } from './is-object.ts'

/**
 * Makes sure that a tool for those who write a protocol or a test is given the objects it takes.
 *
 * @throws TypeError saying what it takes.
 */
export function assertGiven(given: readonly unknown[], takes: string): void {
  if (!given.every(isObject)) throw new TypeError(`${takes}.`)
}
