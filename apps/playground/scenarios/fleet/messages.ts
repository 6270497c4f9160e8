import type { SessionEvent } from '@org/session-core'

/** Where the record of a fleet stands: a directory, or the socket of a Redis. */
export interface StoreAddress {
  readonly kind: 'files' | 'redis'
  readonly path: string
}

/** All that processes of one fleet have in common. It travels over the pipe: an environment could be read by others. */
export interface FleetTerms {
  readonly url: string
  readonly username: string
  readonly password: string
  readonly store: StoreAddress
  /** 32 random bytes, in base64. */
  readonly secret: string
  readonly leaseMs: number
}

/** What a process of a fleet is asked for. */
export type PodOrder =
  | { readonly ask: 'open'; readonly terms: FleetTerms }
  | { readonly ask: 'call' }
  | { readonly ask: 'log out for all' }

/** What a process of a fleet tells. */
export type PodNews =
  | { readonly type: 'opened' }
  | { readonly type: 'event'; readonly event: SessionEvent['type'] }
  /** What an order came to: the status of a call, the outcome of a logout, or the code of an error. */
  | { readonly type: 'done'; readonly outcome: string }
