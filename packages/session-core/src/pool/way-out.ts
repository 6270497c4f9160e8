import type { Session } from '../session.ts'

/** Logs sessions out, a few at a time. */
export interface WayOut {
  readonly logout: (session: Session) => void
  /** Settles when all of them are out. */
  readonly empty: () => Promise<void>
}

/** A way out for `most` sessions at a time. */
export function createWayOut(most: number): WayOut {
  const waiting: Session[] = []
  let workers = 0
  const enders: (() => void)[] = []

  const work = async (): Promise<void> => {
    // A session that cannot be logged out has told so, by its outcome and its events.
    for (let next = waiting.shift(); next; next = waiting.shift()) await next.logout().catch(() => {})
    workers -= 1
    if (workers === 0) for (const tell of enders) tell()
  }

  return {
    logout: (session) => {
      waiting.push(session)
      if (workers === most) return
      workers += 1
      void work()
    },
    empty: () => new Promise((resolve) => (workers === 0 ? resolve() : enders.push(resolve))),
  }
}
