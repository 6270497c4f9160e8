import type { Contestant } from './contestant.ts'
import ky from 'ky'
import { request } from 'undici'

/** The platform's own `fetch`: what all others are compared with. */
export const plainFetch: Contestant = {
  name: 'fetch',
  logsIn: false,
  open: ({ origin, token }) => {
    const url = `${origin}search`
    const authorization = `Bearer ${token}`
    const read = async (response: Response): Promise<unknown> => {
      if (!response.ok) throw new Error(`HTTP ${response.status}`)
      return response.json()
    }
    return {
      get: async () => read(await fetch(url, { headers: { authorization }, redirect: 'manual' })),
      post: async (json) => {
        const headers = { authorization, 'content-type': 'application/json' }
        const body = JSON.stringify(json)
        return read(await fetch(url, { method: 'POST', body, headers, redirect: 'manual' }))
      },
    }
  },
}

/** undici's shortest way: no `Response`, no `Headers`. */
export const undiciRequest: Contestant = {
  name: 'undici request',
  logsIn: false,
  open: ({ origin, token }) => {
    const url = `${origin}search`
    const authorization = `Bearer ${token}`
    const read = async ({ statusCode, body }: Awaited<ReturnType<typeof request>>): Promise<unknown> => {
      if (statusCode !== 200) throw new Error(`HTTP ${statusCode}`)
      return body.json()
    }
    return {
      get: async () => read(await request(url, { headers: { authorization } })),
      post: async (json) => {
        const headers = { authorization, 'content-type': 'application/json' }
        return read(await request(url, { method: 'POST', body: JSON.stringify(json), headers }))
      },
    }
  },
}

/** ky with the settings of `session.http`, so that the session alone makes the difference. */
export const plainKy: Contestant = {
  name: 'ky',
  logsIn: false,
  open: ({ origin, token }) => {
    const headers = { authorization: `Bearer ${token}` }
    const http = ky.create({ baseUrl: origin, headers, redirect: 'manual', retry: 0, timeout: false })
    return {
      get: () => http.get('search').json(),
      post: (json) => http.post('search', { json }).json(),
    }
  },
}
