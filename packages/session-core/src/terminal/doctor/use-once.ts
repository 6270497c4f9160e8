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
  const { finding, session, grant } = await logInOnce(run, { loaded, where, transport, progress })
  note(finding)
  if (isDeadEnd(finding) || grant === undefined) return undefined

  const { harmless } = loaded.doctor
  try {
    note(await callOnce(session, harmless, run.signal))
  } finally {
    // Also when it is interrupted: nothing is left alive on the server.
    await session.logout()
  }
  const outcome = await session.logout()
  const status = outcome === 'local-only' ? 'skipped' : 'ok'
  note({ step: 'logout', status, summary: logoutSummary(outcome) })
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

function logoutSummary(outcome: string): string {
  return outcome === 'local-only'
    ? 'Not ended on the server: there is no logout for this kind of account, or it failed. What it has lapses.'
    : `The session is ended (${outcome}).`
}
