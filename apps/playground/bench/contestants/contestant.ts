/** A way to call the server, set up as its own documentation shows. */
export interface Contestant {
  readonly name: string
  /** `false` for one that only sends what it is given: who calls has to log in. */
  readonly logsIn: boolean
  readonly open: (target: Target) => Client
}

/** Whom to call. */
export interface Target {
  /** Ends in a slash. */
  readonly origin: string
  /** What to send, for those that do not log in. */
  readonly token: string
  /** Asks the server for a token, for those that call a function of ours. */
  readonly logIn: () => Promise<string>
}

/** Reads the JSON of an answer; rejects unless the server said yes. */
export interface Client {
  readonly get: () => Promise<unknown>
  readonly post: (json: unknown) => Promise<unknown>
  readonly close?: () => Promise<unknown>
}
