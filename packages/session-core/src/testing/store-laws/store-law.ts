import type { SharedStore } from '../../share/shared-store.ts'

/** A promise of a shared store, in a form that any store can be held to. */
export interface StoreLaw {
  readonly name: string
  /** @throws LawFailure that says what was promised, and what was seen instead. */
  readonly check: (subject: StoreLawSubject) => Promise<void>
}

/** A store on trial. */
export interface StoreLawSubject {
  readonly name: string
  /** One more way to the same storage, as another process would have it. Laws use keys that nobody else uses. */
  readonly open: () => SharedStore
  /** Lets milliseconds pass, by the store's own clock. Default: they are waited for. */
  readonly pass?: (ms: number) => Promise<void>
  /** How many random histories are tried for linearizability. Default: 200. */
  readonly histories?: number
}
