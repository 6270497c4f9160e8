import { createSecurIdSession } from '@org/securid-auth'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import axios from 'axios'
import { createFetch, ofetch } from 'ofetch'
import commonJsRedaxios from 'redaxios'
import { expect, it } from 'vitest'
import wretch from 'wretch'

type Fetch = typeof globalThis.fetch

/** Its types are those of CommonJS, what runs is not. */
interface Redaxios {
  readonly create: (defaults: { readonly baseURL: string; readonly fetch: Fetch }) => Redaxios
  readonly get: (path: string) => Promise<{ readonly data: unknown }>
}
const redaxios = commonJsRedaxios as unknown as Redaxios

const baseURL = 'https://instance.securid.example'
const path = '/aveksa/command.submit?cmd=about&format=json'

/** The call of each client, over a `fetch` that it is given as the recipes say. */
const clients: Readonly<Record<string, (fetch: Fetch) => () => Promise<unknown>>> = {
  axios: (fetch) => {
    const api = axios.create({ adapter: 'fetch', baseURL, env: { fetch } })
    return async () => (await api.get<unknown>(path)).data
  },
  'ofetch, createFetch': (fetch) => {
    const api = createFetch({ fetch })
    return () => api(path, { baseURL })
  },
  'ofetch.create': (fetch) => {
    const api = ofetch.create({ baseURL }, { fetch })
    return () => api(path)
  },
  redaxios: (fetch) => {
    const api = redaxios.create({ baseURL, fetch })
    return async () => (await api.get(path)).data
  },
  wretch: (fetch) => {
    const api = wretch(baseURL).fetchPolyfill(fetch)
    return () => api.url(path).get().json()
  },
}

it.each(Object.entries(clients))('%s on top of a session does not see that it ended', async (_name, open) => {
  const server = createSecurIdEmulator()
  const credentials = { username: 'user01', password: 'password123' }
  await using session = createSecurIdSession({ url: baseURL, credentials, transport: server.fetch })
  const call = open(session.fetch)

  const first = await call()
  server.expireSessions()
  const later = await Promise.all([call(), call(), call()])

  expect(new Set([first, ...later].map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(JSON.stringify(first)).toContain('server-version')
  expect([server.loginAttempts, session.snapshot.counts.replays]).toEqual([2, 3])
})
