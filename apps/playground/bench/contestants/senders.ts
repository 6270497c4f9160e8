import { type Contestant, count } from './contestant.ts'
import got from 'got'
import ky from 'ky'
import { Agent, request } from 'undici'

/** undici's shortest way: no `Response`, no `Headers`; with connections of its own, or it would use the platform's. */
export const undiciRequest: Contestant = {
  name: 'undici request',
  logsIn: false,
  http2: true,
  open: ({ origin, token, http2 }) => {
    const dispatcher = new Agent({ allowH2: http2 })
    const search = `${origin}search`
    const authorization = `Bearer ${token}`
    const headers = { authorization, 'content-type': 'application/json' }
    const small = { dispatcher, headers: { authorization } }
    return {
      get: async () => accepted(await request(search, small)).body.json(),
      post: async (json) => {
        const body = JSON.stringify(json)
        return accepted(await request(search, { dispatcher, method: 'POST', body, headers })).body.json()
      },
      download: async (bytes) => count(accepted(await request(`${origin}bytes/${bytes}`, small)).body),
      upload: async (body) => {
        const sent = await request(`${origin}upload`, { ...small, method: 'POST', body })
        return accepted(sent).body.json()
      },
      close: () => dispatcher.close(),
    }
  },
}

type Answer = Awaited<ReturnType<typeof request>>

function accepted(answer: Answer): Answer {
  if (answer.statusCode !== 200) throw new Error(`HTTP ${answer.statusCode}`)
  return answer
}

/** ky with the settings of `session.http`, so that the session alone makes the difference. */
export const plainKy: Contestant = {
  name: 'ky',
  logsIn: false,
  http2: false,
  open: ({ origin, token }) => {
    const headers = { authorization: `Bearer ${token}` }
    const http = ky.create({ baseUrl: origin, headers, redirect: 'manual', retry: 0, timeout: false })
    return {
      get: () => http.get('search').json(),
      post: (json) => http.post('search', { json }).json(),
      download: async (bytes) => count((await http.get(`bytes/${bytes}`)).body),
      upload: (body) => http.post('upload', { body }).json(),
    }
  },
}

/** got with its connections kept, and without the retries that it would make by itself. */
export const plainGot: Contestant = {
  name: 'got',
  logsIn: false,
  http2: true,
  open: ({ origin, token, http2 }) => {
    const headers = { authorization: `Bearer ${token}` }
    const http = got.extend({ prefixUrl: origin, headers, followRedirect: false, retry: { limit: 0 }, http2 })
    return {
      get: () => http.get('search').json(),
      post: (json) => http.post('search', { json }).json(),
      download: (bytes) => count(http.stream.get(`bytes/${bytes}`)),
      upload: (body) => http.post('upload', { body }).json(),
    }
  },
}
