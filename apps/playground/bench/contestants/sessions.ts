import { type Client, type Contestant, count } from './contestant.ts'
import { callThrough } from './fetches.ts'
import { createSession, secret, type Session } from '@org/session-core'
import { nodeTransport } from '@org/session-core/node'
import type { Share } from '@org/session-core/share'

/** What a session of the bench is made with. */
export interface BenchSession {
  readonly transport?: typeof globalThis.fetch
  readonly share?: Share
}

/** A session whose protocol costs nothing: what is measured is the engine. */
export function createBenchSession(origin: string, { transport = fetch, share }: BenchSession = {}): Session {
  return createSession(
    {
      name: 'bench',
      url: new URL(origin),
      login: async (_credentials: string, wire) => {
        const { token } = await wire.http.post('login').json<{ readonly token: string }>()
        return { key: secret(token) }
      },
      sign: (headers, key) => headers.set('authorization', `Bearer ${key}`),
      judge: () => 'session-ended',
    },
    { credentials: 'nobody', transport, ...(share && { share }) },
  )
}

type Way = (session: Session, origin: string) => Omit<Client, 'close'>

const throughFetch: Way = ({ fetch }, origin) => callThrough(fetch, origin)

const throughHttp: Way = ({ http }) => ({
  get: () => http.get('search').json(),
  post: (json) => http.post('search', { json }).json(),
  download: async (bytes) => count((await http.get(`bytes/${bytes}`)).body),
  upload: (body) => http.post('upload', { body }).json(),
})

const onPlatform = (name: string, way: Way): Contestant => ({
  name,
  logsIn: true,
  http2: false,
  open: ({ origin }) => {
    const session = createBenchSession(origin)
    return { ...way(session, origin), close: session.logout }
  },
})

const onNodeTransport = (name: string, way: Way): Contestant => ({
  name,
  logsIn: true,
  http2: true,
  open: ({ origin, ca, http2 }) => {
    const transport = nodeTransport({ ca, http2 })
    const session = createBenchSession(origin, { transport })
    const close = async (): Promise<void> => {
      await session.logout()
      await transport[Symbol.asyncDispose]()
    }
    return { ...way(session, origin), close }
  },
})

export const sessionFetch = onPlatform('session.fetch', throughFetch)
export const sessionHttp = onPlatform('session.http', throughHttp)
export const sessionFetchOnNode = onNodeTransport('session.fetch on node', throughFetch)
export const sessionHttpOnNode = onNodeTransport('session.http on node', throughHttp)
