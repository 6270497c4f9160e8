import { failOnUncaught } from './fail-on-uncaught.ts'
import { serve } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { gzipSync } from 'node:zlib'
import { expect, it, onTestFinished, vi } from 'vitest'

failOnUncaught()

/** What a polyfill may put in the place of the platform's. */
const streams: Readonly<Record<string, unknown>> = {
  'that cannot be made': () => {
    throw new Error('There are no streams here.')
  },
  'of texts only': new Proxy(ReadableStream, {
    construct: (own, [source, strategy]: [UnderlyingDefaultSource, QueuingStrategy]) => {
      if ('type' in source) throw new RangeError('There are no bytes here.')
      return new own(source, strategy)
    },
  }),
  'that are missing': undefined,
}

const answers: Readonly<Record<string, string>> = {
  'a short answer': '/short',
  'a long answer': '/long',
  'an answer that takes its time': '/slow',
  'an answer that is packed': '/packed',
}

it.each(Object.keys(streams).flatMap((kind) => Object.keys(answers).map((what) => [kind, what] as const)))(
  'where there are streams %s, %s is an error, and the next one is served',
  async (kind, what) => {
    await using server = await serve(({ url }, response) => {
      if (url === '/long') response.end(Buffer.alloc(300_000))
      if (url === '/short') response.end('ok')
      if (url === '/packed') response.setHeader('content-encoding', 'gzip').end(gzipSync('ok'))
      if (url !== '/slow') return
      response.write('o')
      setTimeout(() => response.end('k'), 30)
    })
    await using transport = nodeTransport({ connections: 1, connectTimeoutMs: 1000 })
    const at = (path = ''): string => `http://127.0.0.1:${server.port}${path}`
    vi.stubGlobal('ReadableStream', streams[kind])
    onTestFinished(() => {
      vi.unstubAllGlobals()
    })

    const failed: unknown = await transport(at(answers[what])).catch((error: unknown) => error)
    vi.unstubAllGlobals()
    const next = await transport(at('/short'))

    expect(failed).toMatchObject({ message: 'fetch failed', cause: { code: 'UNUSABLE_ANSWER' } })
    expect(await next.text()).toBe('ok')
  },
)
