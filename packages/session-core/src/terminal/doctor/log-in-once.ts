import { createSession } from '../../create-session.ts'
import { isSessionError, type SessionError } from '../../errors/session-error.ts'
import type { Grant, SessionProtocol } from '../../protocol.ts'
import type { SessionSnapshot } from '../../session-snapshot.ts'
import type { Session } from '../../session.ts'
import { askSecret } from '../ask.ts'
import type { CommandRun } from '../command.ts'
import type { LoadedProduct, Whereabouts } from '../product.ts'
import { endingAfterCtrlC, type Progress } from '../progress.ts'
import { wordsHere } from '../words-here.ts'
import type { Finding } from './finding.ts'

/** A login, and what it brought. */
export interface LoggedIn {
  readonly finding: Finding
  readonly session: Session
  readonly grant?: Grant<unknown>
  /** How many requests were sent so far. */
  readonly sent: () => number
}

/** Logs in once, keeping what the server granted: the ended session is asked about later. */
export async function logInOnce(
  run: CommandRun,
  {
    loaded,
    where,
    transport,
    progress,
  }: {
    readonly loaded: LoadedProduct
    readonly where: Whereabouts
    readonly transport: typeof globalThis.fetch
    readonly progress: Progress
  },
): Promise<LoggedIn> {
  let grant: Grant<unknown> | undefined
  const protocol: SessionProtocol<unknown, unknown> = loaded.protocol(where, run.values)
  let requests = 0
  const sent = (): number => requests
  const session = createSession(
    { ...protocol, login: async (credentials, wire) => (grant = await protocol.login(credentials, wire)) },
    {
      credentials: where.credentials,
      transport: (input, init) => {
        requests += 1
        return transport(input, init)
      },
      onChallenge: ({ hint }, signal) =>
        progress.pausedFor(() =>
          askSecret(
            run.terminal,
            `One-time password${hint === undefined ? '' : `, sent to ${hint}`}`,
            AbortSignal.any([signal, run.signal]),
          ),
        ),
    },
  )
  try {
    const finding = successOf(await session.login({ signal: run.signal }), loaded)
    return { finding, session, sent, ...(grant && { grant }) }
  } catch (error) {
    if (!isSessionError(error)) {
      // Interrupted: what the login may still bring is logged out.
      await progress.during(endingAfterCtrlC, session.logout())
      throw error
    }
    return { session, finding: failureOf(error), sent }
  }
}

function successOf(
  { subject, notes, endsAt, idleUntil }: SessionSnapshot,
  { doctor }: LoadedProduct,
): Finding {
  const details = [
    ...doctor.notes(notes),
    ...(idleUntil ? [`an unused session ends at ${idleUntil.toISOString()}`] : []),
    ...(endsAt ? [`this session ends at ${endsAt.toISOString()} at the latest`] : []),
  ]
  const summary = `Logged in${subject === undefined ? '' : ` as ${subject}`}.`
  return { step: 'login', status: 'ok', summary, details, data: { notes } }
}

function failureOf(error: SessionError): Finding {
  const { code, vendor } = error
  return {
    step: 'login',
    status: 'failed',
    summary: `The login failed: ${code}.`,
    details: detailsOf(error),
    // Nothing is remembered from here to the next diagnosis.
    advice: wordsHere(error).replace(', then use --rearm', ''),
    data: { code, ...(vendor && { vendor }) },
  }
}

/** What the server said of a failure, line by line. */
export function detailsOf({ vendor }: SessionError): readonly string[] {
  const { status, code, message } = { ...vendor }
  return [
    ...(status === undefined ? [] : [`HTTP ${status}${code === undefined ? '' : `, ${code}`}`]),
    ...(message ? [`the server said: ${message}`] : []),
  ]
}
