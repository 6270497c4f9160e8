import type { Fail } from '../errors/session-error.ts'

/** A signal that the platform's `fetch` knows: one of another realm (jsdom's) is followed by one of its own. */
export function ownSignal(signal: AbortSignal): AbortSignal {
  if (signal instanceof AbortSignal) return signal

  const theirs = signal as AbortSignal
  const own = new AbortController()
  const follow = (): void => own.abort(theirs.reason)
  theirs.addEventListener('abort', follow, { once: true })
  if (theirs.aborted) follow()
  return own.signal
}

/**
 * A test environment may replace `AbortController` and leave `fetch` as it is, which then takes none of its signals.
 *
 * @throws SessionError `invalid-options`, naming the environment.
 */
export function assertSignalsFit(fail: Fail, signal: AbortSignal): void {
  try {
    Reflect.construct(Request, ['https://session.invalid/', { signal }])
  } catch (cause) {
    const message =
      "The AbortController here (jsdom's?) does not fit fetch. Run in node, with vitest: // @vitest-environment node"
    throw fail('invalid-options', message, { cause })
  }
}
