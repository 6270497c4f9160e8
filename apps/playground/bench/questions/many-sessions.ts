import { createBenchSession } from '../contestants/sessions.ts'
import { spreadOf } from '../measure/spread.ts'
import type { Session } from '@org/session-core'
import { createHook } from 'node:async_hooks'
import { setImmediate as turn } from 'node:timers/promises'

/** What a process of its own is asked to do: `more` requests are made at the end, to see whether they leave anything. */
export interface ManySessions {
  readonly origin: string
  /** Sessions that are opened before anything is counted. */
  readonly warm: number
  readonly sessions: number
  readonly probes: number
  readonly more: number
}

/** What it found: bytes, pending timers and microseconds. */
export interface ManySessionsFound {
  readonly bytesEach: number
  readonly timers: number
  readonly nextRequest: number
  readonly bytesAfterMore: number
}

/** All timers that are pending, also those that do not keep the process alive. */
function countTimers(): () => number {
  const pending = new Set<number>()
  createHook({
    init: (id, type) => {
      if (type === 'Timeout') pending.add(id)
    },
    destroy: (id) => void pending.delete(id),
  }).enable()
  return () => pending.size
}

async function lookAtHeap(): Promise<number> {
  for (let pass = 0; pass < 6; pass += 1) {
    globalThis.gc?.()
    await turn()
  }
  return process.memoryUsage().heapUsed
}

async function look({ origin, warm, sessions, probes, more }: ManySessions): Promise<ManySessionsFound> {
  const url = `${origin}search`
  const ask = async (session: Session): Promise<unknown> => (await session.fetch(url)).json()
  const open = async (): Promise<Session> => {
    const session = createBenchSession(origin)
    await ask(session)
    return session
  }
  const openAll = async (): Promise<readonly Session[]> => {
    const opened: Session[] = []
    for (let count = 0; count < sessions; count += 1) opened.push(await open())
    return opened
  }

  // Code, shapes and the connection are there before anything is counted.
  for (let opened = 0; opened < warm; opened += 1) await open()
  const empty = await lookAtHeap()
  const all = await openAll()
  const full = await lookAtHeap()
  const next = (request: number): Promise<unknown> => {
    const session = all[request % sessions]
    return session ? ask(session) : Promise.reject(new Error('No session.'))
  }

  const waits: number[] = []
  for (let probe = 0; probe < probes; probe += 1) {
    const started = performance.now()
    await next(probe)
    waits.push((performance.now() - started) * 1000)
  }
  const before = await lookAtHeap()
  let left = more
  const caller = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      await next(left)
    }
  }
  await Promise.all(Array.from({ length: 16 }, caller))
  const after = await lookAtHeap()

  // Last, and with others: whoever watches makes all that is asynchronous larger.
  const timers = countTimers()
  await openAll()

  return {
    bytesEach: (full - empty) / sessions,
    timers: timers(),
    nextRequest: spreadOf(waits).median,
    bytesAfterMore: after - before,
  }
}

process.once('message', (wanted: ManySessions) => {
  void look(wanted).then((found) => process.send?.(found, () => process.disconnect()))
})
