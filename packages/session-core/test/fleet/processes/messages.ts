import type { SharePolicy } from '@org/session-core/share'

/** Where the record stands, and the client that leads there; by default the smallest one, of these tests. */
export type ChildStore =
  | { readonly kind: 'files'; readonly folder: string }
  | { readonly kind: 'redis'; readonly port: number; readonly client?: 'ioredis' | 'node-redis' }
  | { readonly kind: 'sentinel'; readonly port: number }

/** What a child is started with. */
export interface ChildSettings {
  readonly name: string
  readonly url: string
  readonly credentials: { readonly username: string; readonly password: string }
  readonly store: ChildStore
  /** The secret, in hexadecimal. */
  readonly key: string
  readonly policy: Partial<SharePolicy>
  /** The file that it writes its history to. */
  readonly history: string
  /** How wrong its wall clock is. */
  readonly clockAheadMs?: number
  /** Where it is killed: `before swap 2`. */
  readonly killAt?: string
  /** Where it stands still, until it is told to go on: `before swap 2`. */
  readonly stopAt?: string
}

/** What a parent asks. */
export interface Asked {
  readonly id: number
  readonly do: 'call' | 'end' | 'leave'
  readonly times?: number
}

/** What a child tells. */
export interface Told {
  readonly id: number
  readonly outcomes: readonly string[]
}
