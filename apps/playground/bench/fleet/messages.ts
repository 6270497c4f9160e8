import type { StoreAddress } from '../../scenarios/fleet/messages.ts'
import type { SharePolicy } from '@org/session-core/share'

/** What a process of a fleet is made with. It travels over the pipe: an environment could be read by others. */
export interface MemberTerms {
  readonly url: string
  readonly username: string
  readonly password: string
  /** Where the fleet shares its session; each process has its own where there is none. */
  readonly store: StoreAddress | undefined
  /** 32 random bytes, in base64. */
  readonly secret: string
  readonly policy: Pick<SharePolicy, 'leaseMs' | 'storeDeadlineMs'>
}

/** What a process of a fleet is asked for: to be ready, or to call so many times at once. */
export type MemberOrder =
  | { readonly ask: 'open'; readonly terms: MemberTerms }
  | { readonly ask: 'call'; readonly times: number }

/** What a process of a fleet tells. */
export type MemberNews =
  | { readonly type: 'opened' }
  /** It begins to log in. */
  | { readonly type: 'logs in' }
  /** All its calls have ended: what those failed with that failed, and when, in milliseconds of the machine. */
  | { readonly type: 'done'; readonly failures: readonly string[]; readonly at: number }
