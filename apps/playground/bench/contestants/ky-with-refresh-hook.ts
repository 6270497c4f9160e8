import { type Contestant, count } from './contestant.ts'
import ky from 'ky'

/** ky with the hook of its README for a fresh token after a 401, and the token kept for the next request. */
export const kyWithRefreshHook: Contestant = {
  name: 'ky, refresh hook',
  logsIn: true,
  http2: false,
  open: ({ origin, logIn }) => {
    let token = ''
    const http = ky.create({
      baseUrl: origin,
      timeout: false,
      hooks: {
        beforeRequest: [({ request }) => request.headers.set('authorization', `Bearer ${token}`)],
        afterResponse: [
          async ({ request, response, retryCount }) => {
            if (response.status !== 401 || retryCount > 0) return undefined

            token = await logIn()
            const headers = new Headers(request.headers)
            headers.set('authorization', `Bearer ${token}`)
            return ky.retry({ request: new Request(request, { headers }), code: 'TOKEN_REFRESHED' })
          },
        ],
      },
    })
    return {
      get: () => http.get('search').json(),
      post: (json) => http.post('search', { json }).json(),
      download: async (bytes) => count((await http.get(`bytes/${bytes}`)).body),
      upload: (body) => http.post('upload', { body }).json(),
    }
  },
}
