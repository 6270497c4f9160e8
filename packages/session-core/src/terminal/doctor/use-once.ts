import { isSessionError } from '../../errors/session-error.ts'
import type { LogoutOutcome } from '../../protocol.ts'
import type { Session } from '../../session.ts'
import type { CommandRun } from '../command.ts'
import type { LoadedProduct, ProductDoctor, Whereabouts } from '../product.ts'
import type { Progress } from '../progress.ts'
import { askTheEnded, type EndTold } from './ask-the-ended.ts'
import type { Finding } from './finding.ts'
import { detailsOf, logInOnce } from './log-in-once.ts'
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
  const called = callOnce(session, loaded.doctor, run.signal)
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

async function callOnce(session: Session, { use }: ProductDoctor, signal: AbortSignal): Promise<Finding> {
  const step = 'a signed call'
  let status = 0
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const answer = await session.fetch(input, init)
    status = answer.status
    return answer
  }
  try {
    await use(Object.create(session, { fetch: { value: fetch } }) as Session, signal)
    return { step, status: 'ok', summary: `Accepted (HTTP ${status}).`, data: { status } }
  } catch (error) {
    if (!isSessionError(error) || error.vendor === undefined) throw error

    const advice =
      'The session works, this account may not do everything: ask for the permissions of the calls you need.'
    const summary = `Refused (HTTP ${status}).`
    return { step, status: 'warning', summary, details: detailsOf(error), advice, data: { status } }
  }
}

function logoutFinding(outcome: LogoutOutcome, wasAsked: boolean): Finding {
  const step = 'logout'
  if (outcome !== 'local-only') return { step, status: 'ok', summary: `The session is ended (${outcome}).` }
  if (!wasAsked) {
    const summary = 'This kind of account has none: its token expires by itself.'
    return { step, status: 'skipped', summary }
  }
  return {
    step,
    status: 'warning',
    summary: 'The logout failed: the session lives on until it expires.',
    advice: 'Sessions that are left may count against a limit. --verbose of call shows what the server said.',
  }
}
