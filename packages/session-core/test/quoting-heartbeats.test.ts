import { toyScene } from './toy-scene.ts'
import { SessionError } from '@org/session-core'
import { describe, expect, it } from 'vitest'

const password = 'ann has <a> password & more'
const quotes: Readonly<Record<string, (token: string) => string>> = {
  'the password': () => `refused ${password} for today`,
  'the password, escaped': () => `refused ${encodeURIComponent(password)}`,
  'the password, as HTML': () => 'refused ann has &lt;a&gt; password &amp; more',
  'the session': (token) => `refused ${token}`,
  'the session, twice': (token) => `${token} is not ${token}`,
}

describe('A server that refuses a heartbeat and quotes', () => {
  it.each(Object.entries(quotes))('%s is not repeated', async (_what, quote) => {
    let token = ''
    const { session } = toyScene(
      {},
      {
        sign: (headers, key) => {
          token = key
          headers.set('x-toy', key)
        },
        keepAlive: ({ key }) =>
          Promise.reject(
            new SessionError('request-refused', {
              protocol: 'toy',
              message: 'Refused.',
              vendor: { status: 500, message: quote(key.reveal()) },
            }),
          ),
      },
    )
    await (await session.fetch('things')).text()

    const failure: unknown = await session.keepAlive().catch((error: unknown) => error)

    expect(failure).toMatchObject({ code: 'request-refused', vendor: { status: 500 } })
    expect(JSON.stringify(failure)).not.toMatch(/ann has|<a>|&lt;a&gt;|%3Ca%3E/)
    expect(JSON.stringify(failure)).not.toContain(token)
  })
})
