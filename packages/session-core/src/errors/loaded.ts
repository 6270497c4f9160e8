import type { Fail } from './session-error.ts'

/** Why that failed. */
export const notLoaded = 'A part of @org/session-core cannot be loaded. Deploy all of its files.'

/**
 * A part of this package that is loaded when it is needed.
 *
 * @throws SessionError `unreachable` where it is not there: files were left behind, or replaced by another version's.
 */
export async function loaded<Part>(fail: Fail, part: Promise<Part>): Promise<Part> {
  try {
    return await part
  } catch (cause) {
    throw fail('unreachable', notLoaded, { cause })
  }
}
