import { loaded } from '../errors/loaded.ts'
import type { SessionError } from '../errors/session-error.ts'
import type { LoginEnds } from '../grant-source.ts'
import type { HeldGrant } from '../grant/held-grant.ts'
import type { SessionContext, SingleLogin } from '../session-context.ts'
import type { LoginReason } from '../session-event.ts'
import { traceCalls } from '../time/background.ts'
import { waitFor } from '../time/wait-for.ts'
import { loadRun } from './rooms.ts'

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

function startLogin(context: SessionContext, reason: LoginReason): NonNullable<SingleLogin['login']> {
  const ends: LoginEnds = { over: new AbortController(), ownCalls: traceCalls() }
  const begin = async (): Promise<HeldGrant> => {
    const { runLogin } = await waitFor(loaded(context.fail, loadRun()), ends.over.signal)
    return runLogin(context, reason, ends)
  }
  const granted = begin().finally(() => {
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
