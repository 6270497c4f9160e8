import type { Owner } from './lane.ts'

/** What a request was sent for. `settings` is part of a login: it asks for the limits of the new session. */
export type Purpose = 'login' | 'renewal' | 'settings' | 'call' | 'replay' | 'keepAlive' | 'logout'

/** Headers and body, without secrets: a secret stands as its name, `‹password›`. */
export interface Message {
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** The first 4 Ki letters. */
  readonly body: string
}

/** One request that went over the wire, and its answer as far as it has come. */
export interface Exchange extends Owner {
  readonly id: string
  /** The call it was sent for, if any. */
  readonly call?: string
  readonly purpose: Purpose
  readonly method: string
  readonly origin: string
  /** Path and query. */
  readonly path: string
  /** Milliseconds since 1970, with fractions. */
  readonly startedAt: number
  /** 0 when the connection was lost; absent while nothing has come back. */
  readonly status?: number
  /** Milliseconds until the head of the answer. */
  readonly ms?: number
  readonly request: Message
  readonly response?: Message
  /** Whether nothing more will come. */
  readonly over?: true
}
