/** How much may go wrong in one exploration, and which rule is broken in it. */
export interface World {
  readonly processes: number
  /** Processes whose credentials are wrong, by index. */
  readonly wrong: readonly number[]
  /** Each process has another secret than the one before. */
  readonly halves: boolean
  /** The server lets a user hold one session. */
  readonly single: boolean
  /** How often each trouble may come. */
  readonly may: Troubles
  readonly broken?: Rule | undefined
}

/** What the explorer may do to a fleet, and how often. */
export interface Troubles {
  /** A process ends at any point. */
  readonly crash: number
  /** A leader is paused for longer than its lease. */
  readonly take: number
  /** The store forgets its newest writes. */
  readonly forget: number
  /** Somebody ends the session for all. */
  readonly end: number
  /** The server forgets all sessions. */
  readonly expire: number
  /** Somebody wants a fresh login although the session lives. */
  readonly renew: number
  /** A person says that the credentials are good now. */
  readonly rearm: number
  /** A process that may not log in is called once more. */
  readonly again: number
  /** The reply to a swap is lost: nobody knows whether it happened. */
  readonly unsure: number
  /** A process tells of its activity. */
  readonly active: number
  /** A process whose credentials are wrong finds no store, and tries alone. */
  readonly alone: number
}

/** The rules of the protocol, each in the form in which it can be broken. */
export type Rule =
  | 'R1 claims without comparing'
  | 'R1 takes an unknown outcome for a failure'
  | 'R2 leads by text'
  | 'R3 waits for its own lease'
  | 'R4 sends without renewing'
  | 'R5 publishes without the lease'
  | 'R5 ignores the epoch'
  | 'R6 drops a rejection'
  | 'R7 forgets what it knows'
  | 'R7 does not hear of a rearm'
  | 'R7 takes a rearm of long ago for news'
  | 'R8 keeps debts to itself'
  | 'R8 forgets what the store forgot'
  | 'R9 renews a lease that it does not hold'
  | 'R10 overwrites what it cannot read'

const quiet: Troubles = {
  crash: 0,
  take: 0,
  forget: 0,
  end: 0,
  expire: 0,
  renew: 0,
  rearm: 0,
  again: 0,
  unsure: 0,
  active: 0,
  alone: 0,
}

/** A world in which nothing goes wrong but what is named. */
export function worldOf(
  processes: number,
  may: Partial<Troubles>,
  more: Partial<Omit<World, 'may' | 'processes'>> = {},
): World {
  return { processes, wrong: [], halves: false, single: false, may: { ...quiet, ...may }, ...more }
}
