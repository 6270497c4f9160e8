import type { Clock } from '@org/session-core'

/** One server, as far away as it is told to be. */
export interface SimulatedServer {
  /** When logins arrived, in milliseconds. */
  readonly logins: readonly number[]
  /** How many sessions it has. */
  readonly live: () => number
  readonly expire: () => void
  readonly transport: typeof globalThis.fetch
}

/** What a simulated server needs. */
export interface ServerTerms {
  readonly clock: Clock
  /** Milliseconds there and back. */
  readonly latency: () => number
  readonly loginMs: number
}

const never = new AbortController().signal

/** Logs everybody in, and knows whom it has logged in. */
export function simulatedServer({ clock, latency, loginMs }: ServerTerms): SimulatedServer {
  const logins: number[] = []
  const alive = new Set<string>()

  const logIn = async (): Promise<Response> => {
    logins.push(clock.monotonic())
    const token = `token ${logins.length}`
    await clock.sleep(loginMs, never)
    alive.add(token)
    return Response.json({ token })
  }
  const answer = (path: string, token: string): Response | Promise<Response> => {
    if (path === '/login') return logIn()
    const isKnown = alive.has(token)
    if (path === '/logout') alive.delete(token)
    return new Response('{}', { status: isKnown ? 200 : 401 })
  }
  return {
    logins,
    live: () => alive.size,
    expire: () => alive.clear(),
    transport: async (input, init) => {
      await clock.sleep(latency() / 2, never)
      const { pathname } = new URL(input instanceof Request ? input.url : input)
      const response = await answer(pathname, new Headers(init?.headers).get('authorization') ?? '')
      await clock.sleep(latency() / 2, never)
      return response
    },
  }
}
