import { type Contestant, count } from './contestant.ts'
import axios from 'axios'
import { createAuthRefresh } from 'axios-auth-refresh'

/**
 * axios with axios-auth-refresh. Its default, `deduplicateRefresh: true`, fails all but the first of those that are
 * refused together (issue 307 there); `false` refreshes once for all of them.
 */
export const axiosWithAuthRefresh: Contestant = {
  name: 'axios-auth-refresh',
  logsIn: true,
  http2: true,
  open: ({ origin, http2, logIn }) => {
    let token = ''
    const http = axios.create({ baseURL: origin, maxBodyLength: Infinity, ...(http2 && { httpVersion: 2 }) })
    http.interceptors.request.use((request) => {
      request.headers.set('authorization', `Bearer ${token}`)
      return request
    })
    const refresh = async (): Promise<void> => {
      token = await logIn()
    }
    // Its types are for the CommonJS face of axios.
    createAuthRefresh(http as unknown as Parameters<typeof createAuthRefresh>[0], refresh, {
      deduplicateRefresh: false,
    })
    return {
      get: async () => (await http.get<unknown>('search')).data,
      post: async (json) => (await http.post<unknown>('search', json)).data,
      download: async (bytes) => {
        const { data } = await http.get<AsyncIterable<unknown>>(`bytes/${bytes}`, { responseType: 'stream' })
        return count(data)
      },
      upload: async (bytes) =>
        (await http.post<unknown>('upload', Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)))
          .data,
    }
  },
}
