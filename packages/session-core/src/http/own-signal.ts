import type { Fail } from '../errors/session-error.ts'

/** No state of ours: what follows a signal lives as long as the signal, and is the same for everybody. */
const followers = new WeakMap<AbortSignal, AbortSignal>()

/**
 * A signal that the platform knows: one of another realm (jsdom's) or library, which may lack a reason, is followed by one
 * of its own. By one only: a program may give the same signal to all its calls.
 *
 * @throws TypeError for what is no signal.
 */
export function ownSignal(signal: AbortSignal | null | undefined): AbortSignal | undefined {
  if (!signal) return undefined
  return signal instanceof AbortSignal ? signal : (followers.get(signal) ?? follow(signal))
}

function follow(theirs: AbortSignal): AbortSignal {
  if (!(theirs as Partial<AbortSignal>).addEventListener) throw new TypeError('fetch takes an AbortSignal.')

  const own = new AbortController()
  const abort = (): void => own.abort(theirs.reason)
  theirs.addEventListener('abort', abort)
  if (theirs.aborted) abort()
  followers.set(theirs, own.signal)
  return own.signal
}

/**
 * A test environment may replace `AbortController` and leave `fetch` as it is, which then takes none of its signals.
 *
 * @throws SessionError `invalid-options`, naming the environment.
 */
export function assertSignalsFit(fail: Fail, signal: AbortSignal): void {
  try {
    void new Request('https://x/', { signal })
  } catch (cause) {
    const message = "This AbortController (jsdom's?) is not fetch's. Use // @vitest-environment node"
    throw fail('invalid-options', message, { cause })
  }
}
