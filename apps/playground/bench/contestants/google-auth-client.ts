import { type Contestant, count } from './contestant.ts'
import { OAuth2Client } from 'google-auth-library'

const lifetimeMs = 3_600_000

/** Google's client with a refresh handler, told to call it after a refusal, too. */
export const googleAuthClient: Contestant = {
  name: 'google-auth-library',
  logsIn: true,
  http2: false,
  open: ({ origin, logIn }) => {
    const client = new OAuth2Client({ forceRefreshOnFailure: true })
    client.refreshHandler = async () => ({
      access_token: await logIn(),
      expiry_date: Date.now() + lifetimeMs,
    })
    const url = `${origin}search`
    return {
      get: async () => (await client.request<unknown>({ url })).data,
      post: async (data) =>
        (await client.request<unknown>({ url, method: 'POST', data: data as object })).data,
      download: async (bytes) => {
        const whole = { url: `${origin}bytes/${bytes}`, responseType: 'stream' } as const
        return count((await client.request<AsyncIterable<unknown>>(whole)).data)
      },
      upload: async (bytes) =>
        (
          await client.request<unknown>({
            url: `${origin}upload`,
            method: 'POST',
            data: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
          })
        ).data,
    }
  },
}
