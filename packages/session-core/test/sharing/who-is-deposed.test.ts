import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../toy-server.ts'
import { createSession, secret } from '@org/session-core'
import { share, type SharedStore } from '@org/session-core/share'
import { manualClock, memoryStore } from '@org/session-core/testing'
import { expect, it } from 'vitest'

const leaseMs = 10_000

/** One process, whose way to the store can be held, and cut; each until the returned function is called. */
interface Process {
  /** A status or a code, once there is one. */
  readonly outcome: () => string | undefined
  readonly deposed: () => number
  /** Swaps wait, and happen in the order in which they came. */
  readonly holdSwaps: () => () => void
  readonly cut: () => () => void
}

interface Scene {
  readonly server: ReturnType<typeof createToyServer>
  readonly start: (password?: string) => Process
  readonly pass: (ms: number) => Promise<void>
  /** Time goes on until it is so: what is hashed on other threads takes the time that it takes. */
  readonly passUntil: (isSo: () => boolean) => Promise<void>
  /** Requests that the server has not answered, and nobody has given up. */
  readonly underWay: () => number
}

function openScene(): Scene {
  const [server, clock] = [createToyServer(), manualClock()]
  const store = memoryStore(clock)
  const own = secret(new Uint8Array(32).fill(200))
  let underWay = 0
  const transport: typeof fetch = async (...call) => {
    underWay += 1
    return server.fetch(...call).finally(() => (underWay -= 1))
  }

  const start: Scene['start'] = (password = toyAccounts['ann']?.password ?? '') => {
    let gate = Promise.resolve()
    let isCut = false
    let deposed = 0
    const goThrough = (): void => {
      if (isCut) throw new Error('The way is cut.')
    }
    const way: SharedStore = {
      read: async (...call) => {
        goThrough()
        return store.read(...call)
      },
      swap: async (...call) => {
        await gate
        goThrough()
        return store.swap(...call)
      },
    }
    const session = createSession(toy('https://toy.test/base/'), {
      credentials: { username: 'ann', password },
      transport,
      clock,
      share: share({ store: way, name: 'prod/billing', secret: own, policy: { leaseMs } }),
    })
    session.subscribe(({ type }) => {
      if (type === 'deposed') deposed += 1
    })
    let outcome: string | undefined
    session.fetch('things').then(
      ({ status }) => (outcome = String(status)),
      (error: unknown) => (outcome = (error as { readonly code: string }).code),
    )
    return {
      outcome: () => outcome,
      deposed: () => deposed,
      holdSwaps: () => {
        let open = (): void => {}
        gate = new Promise((resolve) => (open = resolve))
        return open
      },
      cut: () => {
        isCut = true
        return () => (isCut = false)
      },
    }
  }
  const pass: Scene['pass'] = async (ms) => {
    for (let left = ms; left > 0; left -= 100) {
      await clock.advance(100)
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }
  const passUntil: Scene['passUntil'] = async (isSo) => {
    while (!isSo()) await pass(100)
  }
  return { server, start, pass, passUntil, underWay: () => underWay }
}

it.each([
  ['its session becomes the fleet’s', undefined, '200'],
  ['its rejection is told', 'wrong', 'credentials-rejected'],
])('nobody is deposed whose lease would be renewed just while %s', async (_what, password, outcome) => {
  const { server, start, pass, passUntil } = openScene()
  const answer = server.holdNextReply()
  const only = start(password)
  await pass(3000)

  const write = only.holdSwaps()
  answer()
  await pass(1000)
  write()
  await passUntil(() => only.outcome() !== undefined)

  expect([only.outcome(), only.deposed()]).toEqual([outcome, 0])
})

it('who gives his lease back at the deadline of his login is not deposed, and lets go of the server', async () => {
  const { server, start, passUntil, underWay } = openScene()
  server.holdNextReply()
  const only = start()
  await passUntil(() => only.outcome() !== undefined)
  await passUntil(() => underWay() === 0)

  expect([only.outcome(), only.deposed()]).toEqual(['login-timed-out', 0])
})

it.each([
  ['logged out, where it is answered in time', 20_000, 1],
  ['let go of, where it is not', 31_000, 2],
])('a login that another one has overtaken is %s', async (_what, ms, live) => {
  const { server, start, pass, passUntil, underWay } = openScene()
  const answer = server.holdNextReply()
  const late = start()
  await pass(200)
  const restore = late.cut()
  await pass(leaseMs)
  const next = start()
  await pass(leaseMs + 1000)
  restore()
  await passUntil(() => next.outcome() !== undefined && late.outcome() !== undefined)
  expect([next.outcome(), late.outcome(), late.deposed(), next.deposed()]).toEqual(['200', '200', 1, 0])

  await pass(ms)
  if (live === 1) answer()
  await passUntil(() => underWay() === 0 && server.liveSessions === live)

  expect(server.loginAttempts).toBe(2)
})
