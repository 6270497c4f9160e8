import type { LogoutOutcome } from '../../protocol.ts'
import type { Session } from '../../session.ts'
import type { CommandRun } from '../command.ts'
import type { LoadedProduct, ProductDoctor, Whereabouts } from '../product.ts'
import type { Progress } from '../progress.ts'
import { askTheEnded, type EndTold } from './ask-the-ended.ts'
import type { Finding } from './finding.ts'
import { logInOnce } from './log-in-once.ts'
import { type Diagnosis, isDeadEnd } from './steps.ts'
import { withinBounds } from './within-bounds.ts'

/** What is diagnosed, and by which way. */
export interface Subject {
  readonly run: CommandRun
  readonly loaded: LoadedProduct
  readonly where: Whereabouts
  readonly url: URL
  readonly transport: typeof globalThis.fetch
  readonly progress: Progress
}

/** Login, one call, logout, and the ended session once more. */
export async function useOnce(
  { run, loaded, where, transport, progress }: Subject,
  note: Diagnosis['note'],
): Promise<EndTold | undefined> {
  const { finding, session, grant, sent } = await logInOnce(run, { loaded, where, transport, progress })
  note(finding)
  if (isDeadEnd(finding) || grant === undefined) return undefined

  const { harmless } = loaded.doctor
  const called = callOnce(session, harmless, run.signal)
  await called.then(note, () => {})
  const before = sent()
  // Also when it is interrupted: nothing is left alive on the server.
  const outcome = await session.logout()
  await called
  note(logoutFinding(outcome, sent() > before))
  if (outcome === 'local-only') return undefined

  const told = await askTheEnded(loaded.protocol(where, run.values), grant, {
    harmless,
    transport: withinBounds(transport),
  })
  note(told.finding)
  return told
}

async function callOnce(
  session: Session,
  [path, init]: ProductDoctor['harmless'],
  signal: AbortSignal,
): Promise<Finding> {
  const answer = await session.fetch(path, { ...init, signal })
  await answer.body?.cancel()
  return calledFinding(answer.status)
}

function calledFinding(status: number): Finding {
  const step = 'a signed call'
  if (status < 300) return { step, status: 'ok', summary: `Accepted (HTTP ${status}).`, data: { status } }
  const advice =
    'The session works, this account may not do everything: ask for the permissions of the calls you need.'
  return { step, status: 'warning', summary: `Answered with HTTP ${status}.`, advice, data: { status } }
}

function logoutFinding(outcome: LogoutOutcome, wasAsked: boolean): Finding {
  const step = 'logout'
  if (outcome !== 'local-only') return { step, status: 'ok', summary: `The session is ended (${outcome}).` }
  if (!wasAsked) {
    const summary = 'There is none for this kind of account: what it was granted lapses.'
    return { step, status: 'skipped', summary }
  }
  return {
    step,
    status: 'warning',
    summary: 'The logout failed: the session lives on until it lapses.',
    advice: 'Sessions that are left may count against a limit. --verbose of call shows what the server said.',
  }
}
