import type { Fleet } from './fleet.ts'

/** Does something that no caller waits for; a logout does. What fails was told, and is tried again another time. */
export function inBackground(fleet: Fleet, work: () => Promise<unknown>): void {
  const before = fleet.background
  fleet.background = work()
    .catch(() => {})
    .then(() => before)
}
