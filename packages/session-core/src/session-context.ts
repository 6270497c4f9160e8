import type { Clock } from './clock.ts'
import type { Fail } from './errors/session-error.ts'
import type { LockoutCircuit } from './lockout-circuit.ts'
import type { SessionProtocol } from './protocol.ts'
import type { RenewalLadder } from './renewal-ladder.ts'
import type { SessionHappening } from './session-event.ts'
import type { CredentialsProvider, SessionOptions } from './session-options.ts'
import type { SessionPolicy } from './session-policy.ts'

/** What all rooms of one session share. Two sessions share nothing. */
export interface SessionContext<Credentials, Key> {
  readonly protocol: SessionProtocol<Credentials, Key>
  /** The server's, read: its path ends in a slash. */
  readonly url: URL
  readonly provider: CredentialsProvider<Credentials>
  readonly onChallenge: Required<SessionOptions<Credentials>>['onChallenge']
  readonly transport: typeof globalThis.fetch
  readonly clock: Clock
  readonly policy: SessionPolicy
  readonly circuit: LockoutCircuit
  readonly ladder: RenewalLadder
  readonly fail: Fail
  /** Tells whoever listens. */
  readonly tell: (happening: SessionHappening) => void
  /** Whether anybody would hear it. */
  readonly listening: () => boolean
  readonly counts: { logins: number; requests: number; replays: number; rejections: number }
  /** 0 before the first login, then 1, 2, … */
  generation: number
}
