/** An emulator as a command line serves it: the server, and what can be done to it. */
export interface ServedEmulator {
  /** Answers a request as the server would. */
  readonly fetch: typeof globalThis.fetch
  /** Who can log in, for the person at the terminal: `admin / Password@123`. */
  readonly accounts: readonly string[]
  /** What can be done to the server, by name. */
  readonly knobs: Readonly<Record<string, Knob>>
  /** What can be asked of it: numbers, journal, one-time passwords. Read when it is asked for. */
  readonly state: () => Readonly<Record<string, unknown>>
}

/** One thing that can be done to an emulator. */
export interface Knob {
  /** One sentence. */
  readonly meaning: string
  /** What its arguments are, in order, as JSON Schema. */
  readonly takes: readonly (Readonly<Record<string, unknown>> & { readonly title: string })[]
  readonly turn: (...args: readonly never[]) => unknown
}
