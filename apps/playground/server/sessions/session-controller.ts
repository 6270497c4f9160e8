import type { Card } from '../../shared/card.ts'
import type { Credentials } from '../../shared/credentials.ts'
import type { ShownCall } from '../../shared/overview.ts'
import { callMany } from './call-many.ts'
import {
  cardOf,
  type ControlledSession,
  controlSession,
  openSession,
  publishCard,
  type SessionParts,
} from './controlled-session.ts'
import { problemOf } from './problem.ts'
import { isSessionError, type Session } from '@org/session-core'

/** What the page may do with the one session of a card. Every action ends in a new card. */
export interface SessionController {
  readonly card: () => Card
  /** Who is, or was last, meant to sign in. */
  readonly username: () => string | undefined
  /** Who signs in, as far as it was typed. */
  readonly typed: () => Credentials | undefined
  readonly publish: () => void
  readonly login: (credentials: Credentials) => Promise<void>
  readonly call: (name: string, count: number) => Promise<void>
  readonly renew: () => Promise<void>
  readonly keepAlive: () => Promise<void>
  readonly answer: (otp: string) => void
  readonly rearm: () => void
  readonly logout: () => Promise<void>
  /** The calls it can make. */
  readonly calls: readonly ShownCall[]
  /** Shows what the emulator said to a turn of its knobs. */
  readonly showProblem: (message: string) => void
  /** Logs out a session that is still open; for the end of the playground. */
  readonly close: () => Promise<void>
}

/** A controller nobody has used yet. */
export function createSessionController(parts: SessionParts): SessionController {
  const held = controlSession(parts)
  const publish = (): void => publishCard(held)

  return {
    card: () => cardOf(held),
    calls: parts.driver.calls.map(({ code, name }) => ({ code, name })),
    username: () => (held.typed !== undefined && 'username' in held.typed ? held.typed.username : undefined),
    typed: () => held.typed,
    publish,
    login: (credentials) => login(held, credentials),
    call: (name, count) => {
      // Whoever calls after a logout wants another session.
      if (isOver(held.session)) held.session = undefined
      return act(held, (session) => callMany(held, session, { name, count }))
    },
    renew: () => act(held, async (session) => `Renewed, generation ${(await session.renew()).generation}.`),
    keepAlive: () =>
      act(held, async (session) => {
        await session.keepAlive()
        return 'Kept alive, where the protocol can.'
      }),
    answer: held.prompt.answer,
    rearm: () => {
      held.session?.rearm()
      held.problem = undefined
      publish()
    },
    logout: () => act(held, async (session) => `Logged out: ${await session.logout()}.`),
    showProblem: (message) => {
      held.problem = { code: 'emulator', message }
      publish()
    },
    close: async () => {
      await held.session?.logout({ drainMs: 500 })
    },
  }
}

/** A closed session is replaced by a new one; an open one logs in with what was typed now. */
function login(held: ControlledSession, credentials: Credentials): Promise<void> {
  if (isOver(held.session)) held.session = undefined
  held.typed = credentials
  if ('password' in credentials) held.learn('password', credentials.password)
  else held.learn('clientSecret', credentials.clientSecret)

  return act(held, async (session) => {
    const { subject, generation } = await session.login()
    return `Signed in${subject === undefined ? '' : ` as ${subject}`}, generation ${generation}.`
  })
}

/** Does something with the session, opened if need be, and shows what came of it. */
async function act(held: ControlledSession, work: (session: Session) => Promise<string>): Promise<void> {
  held.problem = undefined
  held.outcome = undefined
  try {
    held.session ??= openSession(held)
    held.outcome = await work(held.session)
  } catch (error) {
    // Whoever signed out in the meantime knows that this came to nothing.
    if (!isSessionError(error) || error.code !== 'closed') held.problem = problemOf(error)
  } finally {
    publishCard(held)
  }
}

const isOver = (session: Session | undefined): boolean =>
  session?.snapshot.phase === 'closing' || session?.snapshot.phase === 'closed'
