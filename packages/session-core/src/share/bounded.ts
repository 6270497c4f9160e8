import { reduceCause } from '../errors/reduce-cause.ts'
import { type Fail, isSessionError, type SessionError } from '../errors/session-error.ts'
import type { SessionContext } from '../session-context.ts'
import { createDeadline } from '../time/deadline.ts'
import { waitFor } from '../time/wait-for.ts'
import type { SharePolicy } from './share-options.ts'

/** Whose call it is, and what it gets. */
export interface Bounds {
  readonly context: Pick<SessionContext, 'clock' | 'fail'>
  readonly policy: Pick<SharePolicy, 'storeDeadlineMs'>
}

/** One call of the store, given up after its time; what it brings afterwards is nobody's. */
export async function bounded<Reply>(
  { context: { clock, fail }, policy: { storeDeadlineMs } }: Bounds,
  call: (signal: AbortSignal) => Promise<Reply>,
): Promise<Reply> {
  const off = new AbortController()
  const late = storeError(fail, `did not answer within ${storeDeadlineMs} ms`)
  const deadline = createDeadline(clock, storeDeadlineMs, () => off.abort(late))
  try {
    return await waitFor((async () => call(off.signal))(), off.signal)
  } catch (cause) {
    // A store may stand on another session, whose end would be taken for that of this one.
    if (isSessionError(cause) && /^(inv|unr)/.test(cause.code)) throw cause
    throw storeError(fail, `failed: ${reduceCause(cause).code ?? 'see cause'}`, { cause })
  } finally {
    deadline.stop()
  }
}

/** Why nobody knows what the fleet knows, and what to do. */
export function storeError(fail: Fail, what: string, more?: Parameters<Fail>[2]): SessionError {
  return fail('unreachable', `The shared store ${what}. Look after it; what is held serves on.`, more)
}

/** Whether a look at the store failed for now: what it holds may be good, and cannot be known. */
export function isWithoutStore(error: unknown): boolean {
  return isSessionError(error) && error.code === 'unreachable'
}
