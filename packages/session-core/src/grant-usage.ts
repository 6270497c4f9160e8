import type { Clock } from './clock.ts'
import type { HeldGrant } from './held-grant.ts'

/** Who uses which grant: tells when a replaced one can go, and when all requests have been answered. */
export interface GrantUsage<Key> {
  /** A request is sent with it. */
  readonly acquire: (held: HeldGrant<Key>) => void
  /** The head of its answer is there, or it failed. */
  readonly release: (held: HeldGrant<Key>) => void
  /** Dismisses a replaced grant once no request uses it. */
  readonly retire: (held: HeldGrant<Key>) => void
  /** Waits until no request is under way, `ms` milliseconds at most. */
  readonly drain: (ms: number) => Promise<void>
  /** Dismisses what is retired, used or not, and waits until all that was dismissed is gone. */
  readonly empty: () => Promise<void>
}

/** `dismiss` takes a grant leave of the server; it never fails. */
export function createGrantUsage<Key>(
  clock: Clock,
  dismiss: (held: HeldGrant<Key>) => Promise<void>,
): GrantUsage<Key> {
  const retired = new Set<HeldGrant<Key>>()
  let users = 0
  let emptied = false
  let leaving = Promise.resolve()
  let drained = (): void => {}

  const depart = (held: HeldGrant<Key>): void => {
    retired.delete(held)
    // After a logout nothing more is sent, whatever a late answer says.
    if (held.dismissed || emptied) return

    held.dismissed = true
    const before = leaving
    leaving = dismiss(held).then(() => before)
  }

  return {
    acquire: (held) => {
      users += 1
      held.users += 1
    },
    release: (held) => {
      users -= 1
      held.users -= 1
      if (users === 0) drained()
      if (held.users === 0 && retired.has(held)) depart(held)
    },
    retire: (held) => {
      if (held.users > 0) retired.add(held)
      else depart(held)
    },
    drain: async (ms) => {
      if (users === 0) return

      const off = new AbortController()
      drained = () => off.abort()
      // A clock may reject when it is told to stop waiting.
      await clock.sleep(ms, off.signal).catch(() => {})
    },
    empty: async () => {
      for (const held of retired) depart(held)
      emptied = true
      await leaving
    },
  }
}
