import { SessionError } from '../../errors/session-error.ts'
import type { LoginRun } from '../../grant-source.ts'
import type { HeldGrant, IssuedGrant } from '../../grant/held-grant.ts'
import { obtainCredentials, type Sendable } from '../../login/credentials.ts'
import { discardGrant } from '../../login/install-grant.ts'
import { admit, lockOut, opensCircuit } from '../../login/lockout-circuit.ts'
import { beginLogin, sendLogin } from '../../login/log-in.ts'
import { tryAwake } from '../../login/obtain-own.ts'
import { setAlarm } from '../../time/alarm.ts'
import { waitFor } from '../../time/wait-for.ts'
import { headOf, randomId } from '../base64url.ts'
import type { FailedLogin } from '../record/record.ts'
import type { View } from '../register.ts'
import { obtainAlone } from './alone.ts'
import { type Attempt, beginAttempt } from './attempt.ts'
import { inBackground } from './background.ts'
import { change, write } from './change.ts'
import { claimOf } from './claim.ts'
import { type Fleet, unlessAlone } from './fleet.ts'
import { giveUp } from './give-up.ts'
import { assertSameAccount, identityOf, rejectionOf, type Identity } from './identity.ts'
import type { Turn } from './obtain.ts'
import { publish } from './publish.ts'

/** What was seen before a process leads. */
interface Seen {
  readonly view: View
  /** What the login ended in that this process waited for. */
  readonly waited: SessionError | undefined
}

/**
 * Nobody leads: logs in for the fleet; `undefined` when another process was first. Those who waited fail like the one who
 * tried, unless they may try with credentials that nobody has rejected, or the login was never sent.
 */
export async function leadOrFail(fleet: Fleet, run: LoginRun, turn: Turn): Promise<HeldGrant | undefined> {
  const { canLead, context } = fleet
  const { view } = turn
  const { failed } = view.record
  const isOurs = failed && failed.owner !== turn.before
  if (!canLead) {
    if (isOurs) throw SessionError.from(failed)
    const message = 'Nobody has logged in; share.lead is false here. Start one that may.'
    throw context.fail('no-shared-session', message, { retryable: true })
  }
  // It would have a person mailed whom nobody asks.
  const isInVain = !context.onChallenge && failed?.code === 'challenge-unanswered'
  const waited = isInVain || (isOurs && !isOfOne(turn, failed)) ? SessionError.from(failed) : undefined
  if (waited && !opensCircuit(waited, false)) throw waited
  return lead(fleet, run, { view, waited })
}

/** Whether it is the trouble of one process that a login failed: it was not sent. Where two have it, the server is away. */
function isOfOne({ first }: Turn, { owner, unsent }: FailedLogin): boolean | undefined {
  return unsent && headOf(owner) === (first ?? headOf(owner))
}

/**
 * Logs in for the whole fleet, if this process gets the lease; `undefined` when it has to look again. Where it waited for
 * a login with the same credentials, it fails like that one.
 */
async function lead(fleet: Fleet, run: LoginRun, seen: Seen): Promise<HeldGrant | undefined> {
  const { context } = fleet
  const { view } = seen
  const sendable = await obtainCredentials(context, run)
  const identity = await identityOf(fleet, sendable)
  assertSameAccount(fleet, view.record.grant, identity)
  await admitToFleet(fleet, seen, identity)
  run.over.signal.throwIfAborted()

  const owner = `${fleet.id}.${randomId()}`
  const claim = write(fleet, view, claimOf(fleet, view.record, { owner, reason: run.reason }))
  const claimed = await unlessAlone(fleet, claim)
  if (claimed === undefined) return obtainAlone(fleet, run)
  if (!claimed) return undefined

  fleet.epoch ??= claimed.record.epoch
  fleet.attempt = owner
  const attempt = beginAttempt(fleet, run, { owner, identity, view: claimed })
  const isCancelled = (): void => {
    if (!context.ended)
      inBackground(fleet, () => giveUp(fleet, attempt, run.over.signal.reason as SessionError))
  }
  run.over.signal.addEventListener('abort', isCancelled)
  try {
    return await send(fleet, attempt, sendable)
  } catch (failure) {
    if (attempt.deposed.signal.aborted && !run.over.signal.aborted) return undefined
    await giveUp(fleet, attempt, failure as SessionError)
    Object.assign(run, { begun: attempt.run.begun, prompted: attempt.run.prompted })
    throw failure
  } finally {
    attempt.stop()
    run.over.signal.removeEventListener('abort', isCancelled)
    if (fleet.attempt === owner) fleet.attempt = undefined
  }
}

/** Lets credentials pass that nobody in the fleet knows to be rejected. */
async function admitToFleet(fleet: Fleet, { view, waited }: Seen, identity: Identity): Promise<void> {
  const { context } = fleet
  const { digests, key } = identity
  const [digest = ''] = digests
  const code = rejectionOf(fleet, identity)
  const isInVain = !context.onChallenge && digests.some((one) => one === view.record.failed?.of)
  if (waited && (code || isInVain)) throw waited
  if (code) {
    await lockOut(context, key, { code })
    const isForgotten = digests.some((one) => !view.record.rejected[one])
    // Those who are left with the newest secret alone must be able to read it.
    const isSealedAnew = view.text?.includes(`.${headOf(digest)}.`)
    for (const one of digests) fleet.rejected.set(one, code)
    // Every write puts back what a store has forgotten.
    if (isForgotten || !isSealedAnew) await change(fleet, ({ record }) => record, view).catch(() => {})
  }
  await admit(context, key)
}

/** Sends the login. When the lease goes to another process, nobody waits for the answer: what it brings is logged out. */
async function send(fleet: Fleet, attempt: Attempt, sendable: Sendable): Promise<HeldGrant | undefined> {
  const { context } = fleet
  const { run } = attempt
  const sent = tryAwake(context, run, async () => {
    beginLogin(context, run)
    return sendLogin(context, run, sendable)
  })
  const { signal } = attempt.deposed
  const { patience } = run
  const dropLate = (issued: IssuedGrant): void => {
    if (signal.aborted) discardGrant(context, issued)
  }
  const tellLate = async (failure: unknown): Promise<void> => {
    if (signal.aborted) await giveUp(fleet, attempt, failure as SessionError)
  }
  inBackground(fleet, () => sent.then(dropLate, tellLate))
  const issued = await waitFor(sent, signal).finally(() => {
    attempt.ended = true
    // The run may be over, and its deadline with it: what was sent still gets as long as any login.
    const cancel = setAlarm(context.clock, context.policy.loginDeadlineMs, () => patience.abort())
    sent.then(cancel, cancel)
  })
  return publish(fleet, attempt, issued)
}
