import type { SessionError } from '../errors/session-error.ts'
import type { LoginEnds } from '../grant-source.ts'
import type { HeldGrant } from '../grant/held-grant.ts'
import type { SessionContext, SingleLogin } from '../session-context.ts'
import type { LoginReason } from '../session-event.ts'
import { setAlarm } from '../time/alarm.ts'
import { traceCalls } from '../time/background.ts'
import { waitFor } from '../time/wait-for.ts'
import { beginRun } from './login-run.ts'
import { noteFailure } from './note-failure.ts'

/** None under way. */
export const noLogin: SingleLogin = { login: undefined, landing: undefined, attempts: 0 }

/** Single flight: waits for the login under way, or starts one. The signal ends this wait only. */
export function joinLogin(
  context: SessionContext,
  reason: LoginReason,
  signal?: AbortSignal,
): Promise<HeldGrant> {
  context.login ??= startLogin(context, reason)
  if (context.login.ends.ownCalls.getStore()) throw waitsForItself(context)
  return waitFor(context.login.granted, signal)
}

/**
 * Fails those who wait, at once. What was sent gets `ms` milliseconds to bring its session, which is then logged out.
 * Tells whether it was given up: nobody knows then what it brought.
 */
export async function cancelLogin(context: SessionContext, reason: Error, ms: number): Promise<boolean> {
  context.login?.ends.over.abort(reason)
  await context.login?.granted.catch(() => {})
  const { clock, landing } = context
  if (!landing) return false

  const cancel = setAlarm(clock, ms, () => landing.patience.abort())
  await landing.settled
  cancel()
  return landing.patience.signal.aborted
}

function startLogin(context: SessionContext, reason: LoginReason): NonNullable<SingleLogin['login']> {
  const ends: LoginEnds = { over: new AbortController(), ownCalls: traceCalls() }
  const granted = runLogin(context, reason, ends).finally(() => {
    context.login = undefined
  })
  return { granted, ends }
}

function waitsForItself({ fail }: SessionContext): SessionError {
  return fail(
    'invalid-options',
    'The credentials function or onChallenge waits for the session that waits for it. Use a plain fetch there.',
  )
}

async function runLogin(context: SessionContext, reason: LoginReason, ends: LoginEnds): Promise<HeldGrant> {
  const { over } = ends
  await waitFor(Promise.resolve(context.landing?.settled), over.signal)

  const run = beginRun(context, reason, ends)
  const granted = context.source.obtain(run).finally(run.deadline.stop)
  awaitLanding(context, granted, run.patience)

  try {
    return await waitFor(granted, over.signal)
  } catch (error) {
    await noteFailure(context, run, error as SessionError)
    throw error
  }
}

/** Even when nobody waits any more, an answer may bring a session: the next login, and a logout, wait for it. */
function awaitLanding(context: SessionContext, granted: Promise<unknown>, patience: AbortController): void {
  const clear = (): void => {
    context.landing = undefined
  }
  context.landing = { patience, settled: waitFor(granted, patience.signal).then(clear, clear) }
}
