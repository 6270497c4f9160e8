/**
 * Makes sure that a tool for those who write a protocol or a test is given what it takes.
 *
 * @throws TypeError saying what that is.
 */
export function assertGiven(isGiven: boolean, takes: string): asserts isGiven {
  if (!isGiven) throw new TypeError(`${takes}.`)
}
