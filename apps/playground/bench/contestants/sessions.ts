import type { Client, Contestant } from './contestant.ts'
import { createSession, secret, type Session } from '@org/session-core'
import { nodeTransport } from '@org/session-core/node'

/** A session whose protocol costs nothing: what is measured is the engine. */
export function createBenchSession(origin: string, transport: typeof globalThis.fetch = fetch): Session {
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
    { credentials: 'nobody', transport },
  )
}

type Way = (session: Session, origin: string) => Omit<Client, 'close'>

const throughFetch: Way = (session, origin) => {
  const url = `${origin}search`
  const headers = { 'content-type': 'application/json' }
  return {
    get: async () => readJson(await session.fetch(url)),
    post: async (json) =>
      readJson(await session.fetch(url, { method: 'POST', body: JSON.stringify(json), headers })),
  }
}

const throughHttp: Way = ({ http }) => ({
  get: () => http.get('search').json(),
  post: (json) => http.post('search', { json }).json(),
})

async function readJson(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  return response.json()
}

const onPlatform = (name: string, way: Way): Contestant => ({
  name,
  logsIn: true,
  open: ({ origin }) => {
    const session = createBenchSession(origin)
    return { ...way(session, origin), close: session.logout }
  },
})

const onNodeTransport = (name: string, way: Way): Contestant => ({
  name,
  logsIn: true,
  open: ({ origin }) => {
    const transport = nodeTransport()
    const session = createBenchSession(origin, transport)
    const close = async (): Promise<void> => {
      await session.logout()
      await transport[Symbol.asyncDispose]()
    }
    return { ...way(session, origin), close }
  },
})

export const sessionFetch = onPlatform('session.fetch', throughFetch)
export const sessionHttp = onPlatform('session.http', throughHttp)
export const sessionFetchOnNode = onNodeTransport('session.fetch on nodeTransport', throughFetch)
export const sessionHttpOnNode = onNodeTransport('session.http on nodeTransport', throughHttp)
