import type { Clock } from '../time/clock.ts'

/** A request that came through. */
export interface PassedRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** What was to be done about redirects. */
  readonly redirect: Request['redirect']
  /** Its body as text, once all of it came. */
  readonly text: () => Promise<string>
  /** What `fetch` was called with. */
  readonly given: { readonly input: unknown; readonly init: RequestInit | undefined }
}

/** Which requests are meant. */
export type RequestMatch = (request: Pick<PassedRequest, 'method' | 'url' | 'headers'>) => boolean

/** What can be done to a request. */
export interface RequestFaults {
  /** It passes, and its reply waits until the returned function is called. */
  readonly hold: () => () => void
  /** The connection breaks before it arrives. */
  readonly drop: () => void
  /** It passes, and its reply takes milliseconds longer on this clock. */
  readonly delay: (ms: number, clock: Clock) => void
  /** It never arrives: this answers, or throws, in place of the server. */
  readonly answer: (respond: (request: PassedRequest) => Response | Promise<Response>) => void
}

/** A `fetch` whose requests can be held, dropped, delayed or answered. */
export interface FaultyFetch {
  /** The transport for what is tested. */
  readonly fetch: typeof globalThis.fetch
  /** What came through, oldest first; also what was then dropped or answered here. */
  readonly passed: readonly PassedRequest[]
  /** For the next request that matches; several queue up. */
  readonly next: (matches?: RequestMatch) => RequestFaults
  /** For every request that matches, unless something is meant for the next one. */
  readonly every: (matches?: RequestMatch) => RequestFaults
}

interface Rule {
  readonly matches: RequestMatch
  readonly once: boolean
  readonly handle: (request: PassedRequest, send: () => Promise<Response>) => Promise<Response>
}

/** Wraps a `fetch`: everything passes until something else is asked for. */
export function faultyFetch(fetch: typeof globalThis.fetch): FaultyFetch {
  if (typeof fetch !== 'function') throw new TypeError('faultyFetch takes a fetch.')
  const passed: PassedRequest[] = []
  let rules: readonly Rule[] = []

  const take = (request: PassedRequest): Rule | undefined => {
    const meant = rules.filter(({ matches }) => matches(request))
    const rule = meant.find(({ once }) => once) ?? meant.at(-1)
    if (rule?.once) rules = rules.filter((other) => other !== rule)
    return rule
  }
  const faults = (matches: RequestMatch, once: boolean): RequestFaults =>
    faultsOf((handle) => {
      rules = [...rules, { matches, once, handle }]
    })

  return {
    fetch: async (input, init) => {
      const request = new Request(input, init)
      request.signal.throwIfAborted()
      const seen = noteDown(request, { input, init })
      passed.push(seen)

      const rule = take(seen)
      return rule === undefined ? fetch(request) : rule.handle(seen, () => fetch(request))
    },
    passed,
    next: (matches = () => true) => faults(matches, true),
    every: (matches = () => true) => faults(matches, false),
  }
}

function faultsOf(add: (handle: Rule['handle']) => void): RequestFaults {
  return {
    hold: () => {
      const released = Promise.withResolvers<undefined>()
      add(async (_request, send) => {
        const response = await send()
        await released.promise
        return response
      })
      return () => released.resolve(undefined)
    },
    drop: () => add(() => Promise.reject(new TypeError('fetch failed'))),
    delay: (ms, clock) =>
      add(async (_request, send) => {
        const response = await send()
        await clock.sleep(ms, new AbortController().signal)
        return response
      }),
    answer: (respond) => add(async (request) => respond(request)),
  }
}

function noteDown(request: Request, given: PassedRequest['given']): PassedRequest {
  const { method, url, headers, redirect } = request
  const text = request.body === null ? Promise.resolve('') : request.clone().text()
  // An upload may be broken off: that is for whoever asks for the text.
  text.catch(() => {})

  return { method, url, headers: Object.fromEntries(headers), redirect, text: () => text, given }
}
