import { type Client, type Contestant, count, type Target } from './contestant.ts'
import { Agent, fetch as fetchOfUndici } from 'undici'

type Fetch = (url: string, init?: FetchInit) => Promise<FetchAnswer>

/** What a `fetch` is asked with here; the platform's and undici's own agree on that much. */
interface FetchInit {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly redirect?: 'manual'
}

interface FetchAnswer {
  readonly ok: boolean
  readonly status: number
  readonly body: AsyncIterable<unknown> | null
  readonly json: () => Promise<unknown>
}

/** Calls through any `fetch`, as everybody does; `given` goes along with every call. */
export function callThrough(fetch: Fetch, origin: string, given?: FetchInit): Omit<Client, 'close'> {
  const search = `${origin}search`
  const json = {
    ...given,
    method: 'POST',
    headers: { ...given?.headers, 'content-type': 'application/json' },
  }
  return {
    get: async () => accepted(await fetch(search, given)).json(),
    post: async (value) => accepted(await fetch(search, { ...json, body: JSON.stringify(value) })).json(),
    download: async (bytes) => count(accepted(await fetch(`${origin}bytes/${bytes}`, given)).body),
    upload: async (body) =>
      accepted(await fetch(`${origin}upload`, { ...given, method: 'POST', body })).json(),
  }
}

function accepted(response: FetchAnswer): FetchAnswer {
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  return response
}

const signed = (fetch: Fetch, { origin, token }: Target): Omit<Client, 'close'> =>
  callThrough(fetch, origin, { headers: { authorization: `Bearer ${token}` }, redirect: 'manual' })

/** The platform's own `fetch`: what all others are compared with. */
export const plainFetch: Contestant = {
  name: 'fetch',
  logsIn: false,
  http2: false,
  open: (target) => signed(fetch, target),
}

/** undici's own, newer than the platform's; with connections of its own, or it would use the platform's. */
export const undiciFetch: Contestant = {
  name: 'undici fetch',
  logsIn: false,
  http2: true,
  open: (target) => {
    const dispatcher = new Agent({ allowH2: target.http2 })
    const client = signed((url, init) => fetchOfUndici(url, { ...init, dispatcher }), target)
    return { ...client, close: () => dispatcher.close() }
  },
}
