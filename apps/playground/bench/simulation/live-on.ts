import type { World } from './world.ts'

/** How a fleet lives on: every process calls so often, now and then. */
export interface Life {
  readonly calls: number
  /** Between two calls of a process, half longer or shorter. */
  readonly everyMs: number
}

/** Ends when all have made their calls, or with nobody left who could: what a dead process asked is never answered. */
export async function liveOn({ clock, processes, random }: World, { calls, everyMs }: Life): Promise<void> {
  const { signal } = new AbortController()
  const endsAt = clock.monotonic() + calls * everyMs * 2 + 60_000
  let left = processes.length
  for (const { session } of processes) {
    const live = async (): Promise<void> => {
      for (let call = 0; call < calls; call += 1) {
        await clock.sleep(everyMs * (0.5 + random()), signal)
        await session.fetch('/things')
      }
    }
    void live().finally(() => {
      left -= 1
    })
  }
  await clock.runUntil(() => left === 0 || clock.monotonic() > endsAt)
}
