import type { Fail } from '../errors/session-error.ts'

/**
 * A signal that the platform knows: one of another realm (jsdom's) or library, which may lack a reason, is followed by one
 * of its own.
 */
export function ownSignal<Given extends AbortSignal | null | undefined>(signal: Given): Given | AbortSignal {
  const theirs: AbortSignal = signal as never
  if (!signal || signal instanceof AbortSignal) return signal

  const own = new AbortController()
  const follow = (): void => own.abort(theirs.reason)
  theirs.addEventListener('abort', follow)
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
    const message = "This AbortController (jsdom's?) is not fetch's. Use // @vitest-environment node"
    throw fail('invalid-options', message, { cause })
  }
}
