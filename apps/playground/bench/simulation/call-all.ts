import { type Phase, phaseOf } from './phase.ts'
import type { World } from './world.ts'

/** How the calls of all processes come. */
export interface Calls {
  readonly name: string
  /** They begin within so many milliseconds. Default: all at once. */
  readonly spreadMs?: number
  /** Whoever logs in is killed so long afterwards. Default: never. */
  readonly killAfterMs?: number
}

/** Every process calls once; ends when all that live are served. */
export async function callAll(
  { clock, store, server, processes, random }: World,
  { name, spreadMs = 0, killAfterMs }: Calls,
): Promise<Phase> {
  const { signal } = new AbortController()
  const startedAt = clock.monotonic()
  const before = { calls: store.calls.length, logins: server.logins.length }
  const served: number[] = []
  const killed: number[] = []
  let settled = 0
  for (const { session, kill } of processes) {
    const stopListening = session.subscribe(({ type }) => {
      if (killAfterMs === undefined || type !== 'login-started' || killed.length > 0) return
      killed.push(clock.monotonic() + killAfterMs)
      void clock.sleep(killAfterMs, signal).then(kill)
    })
    const call = async (): Promise<void> => {
      await clock.sleep(random() * spreadMs, signal)
      const { status } = await session.fetch('/things')
      if (status === 200) served.push(clock.monotonic())
    }
    void call()
      .catch(() => {})
      .finally(() => {
        settled += 1
        stopListening()
      })
  }
  const living = (): number => processes.length - killed.length
  await clock.runUntil(() => settled === living())
  return phaseOf({
    name,
    startedAt,
    served,
    killed,
    failed: living() - served.length,
    calls: store.calls.slice(before.calls),
    logins: server.logins.slice(before.logins),
  })
}
