import type { Wire } from './wire.ts'

/** What the server tells when it can be reached. */
export interface Reachable {
  readonly ports: Readonly<Record<Wire, number>>
  /** The authority that signed its certificate, as PEM. */
  readonly ca: string
}

/** What the bench tells its server; each is answered with the counts. */
export interface Order {
  /** `start` forgets all counts and all tokens. */
  readonly what: 'start' | 'count'
  /** How long a login takes, in milliseconds. */
  readonly loginMs?: number
  /** After every so many requests all tokens are forgotten, so many times. */
  readonly expiry?: { readonly everyRequests: number; readonly times: number }
}

/** What the server saw since it was last started: logins, other requests, and those of them it refused. */
export interface Counts {
  readonly logins: number
  readonly seen: number
  readonly refused: number
}
