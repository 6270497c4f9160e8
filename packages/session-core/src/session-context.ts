import type { Clock } from './clock.ts'
import type { Fail } from './errors/session-error.ts'
import type { Observers } from './observers.ts'
import type { Challenge, SessionProtocol } from './protocol.ts'
import type { CredentialsProvider } from './session-options.ts'
import type { SessionPolicy } from './session-policy.ts'
import type { Home } from './target.ts'

/** What all rooms of one session share. Two sessions share nothing. */
export interface SessionContext<Credentials, Key> {
  readonly protocol: SessionProtocol<Credentials, Key>
  readonly home: Home
  readonly provider: CredentialsProvider<Credentials>
  readonly onChallenge: (challenge: Challenge, signal: AbortSignal) => Promise<string>
  readonly transport: typeof globalThis.fetch
  readonly clock: Clock
  readonly policy: SessionPolicy
  readonly observers: Observers
  readonly fail: Fail
  readonly counts: { logins: number; requests: number; replays: number; rejections: number }
}
