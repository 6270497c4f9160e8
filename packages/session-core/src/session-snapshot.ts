/** Where a session stands. */
export interface SessionSnapshot {
  readonly protocol: string
  readonly origin: string
  /** The user or client id the session belongs to. */
  readonly subject?: string
  /**
   * What it is doing. `idle`: no login yet. `locked`: credentials were rejected, and wait for others or for `rearm()`.
   * `closing`: requests in flight end before the logout.
   */
  readonly phase: 'idle' | 'authenticating' | 'active' | 'locked' | 'closing' | 'closed'
  /** 0 before the first login; one more with each login, and with each that was adopted. */
  readonly generation: number
  /** When the login that made it was sent. */
  readonly issuedAt?: Date
  /** When the server forgets the session unless it is used; absent when the server did not say. */
  readonly idleUntil?: Date
  /** When it ends, used or not; absent when the server did not say. */
  readonly endsAt?: Date
  readonly counts: SessionCounts
  /** What the vendor said at login: `passwordExpiryMsg`, `termsAccepted`, … */
  readonly notes: Readonly<Record<string, string | number | boolean | null>>
}

/** What a session has done so far. */
export interface SessionCounts {
  /** Logins that were tried, whatever came of them. */
  readonly logins: number
  /** Signed requests that were sent, replays among them. */
  readonly requests: number
  /** Requests that were sent a second time, with a newer session. */
  readonly replays: number
  /** Logins that the server turned down. */
  readonly rejections: number
}
