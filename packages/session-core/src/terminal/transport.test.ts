import type { CommandRun } from './command.ts'
import { readLeanTransport } from './transport.ts'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createListener, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'

// The platform's own fetch hides this answer: it tells the two apart.
const server = createServer((_request, response) => void response.writeHead(407).end())
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterAll(() => void server.close())

const transportOf = (env: Readonly<Record<string, string>>): Promise<typeof fetch> =>
  readLeanTransport({ values: {}, terminal: { env } } as unknown as CommandRun)

const here = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

const ask = async (env: Readonly<Record<string, string>>, url = here()): Promise<number> => {
  const transport = await transportOf(env)
  const answer = await transport(url)
  return answer.status
}

/** A proxy that answers the first thing that is said on each connection. */
async function proxyThat(answer: (socket: Socket) => unknown): Promise<{
  readonly proxy: string
  readonly said: readonly string[]
}> {
  const said: string[] = []
  const listener = createListener((socket) => {
    socket.once('data', (data) => {
      said.push(data.toString())
      answer(socket)
    })
    socket.on('error', () => {})
  })
  await once(listener.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void listener.close())
  return { proxy: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`, said }
}

it("is Node's own HTTP", async () => {
  await expect(ask({ NODE_OPTIONS: '--no-warnings' })).resolves.toBe(407)
})

it.each(['0', 'true'])('asks no proxy where Node would not: NODE_USE_ENV_PROXY=%s', async (told) => {
  const { proxy, said } = await proxyThat((socket) => socket.end(`HTTP/1.1 203 Mine\r\n\r\n`))

  await expect(ask({ NODE_USE_ENV_PROXY: told, HTTP_PROXY: proxy }, 'http://toy.test/')).rejects.toThrow()
  expect(said).toEqual([])
})

describe.each([{ NODE_USE_ENV_PROXY: '1' }, { NODE_OPTIONS: '--no-warnings --use-env-proxy' }])(
  'where Node was told to use the proxies of the environment: %j',
  (env) => {
    it('is the same where there is none', async () => {
      await expect(ask(env)).resolves.toBe(407)
    })

    it('asks a proxy', async () => {
      const { proxy, said } = await proxyThat((socket) => socket.end(`HTTP/1.1 203 Mine\r\n\r\n`))

      await expect(ask({ ...env, HTTP_PROXY: proxy }, 'http://toy.test/')).resolves.toBe(203)
      expect(said).toEqual([expect.stringMatching(/^GET http:\/\/toy\.test\/ HTTP/)])
    })

    it('keeps from a proxy what is for this machine', async () => {
      const { proxy, said } = await proxyThat((socket) => socket.end(`HTTP/1.1 203 Mine\r\n\r\n`))

      await expect(ask({ ...env, HTTP_PROXY: proxy })).resolves.toBe(407)
      expect(said).toEqual([])
    })

    it('goes through a SOCKS proxy, which only the platform’s fetch can', async () => {
      const { proxy, said } = await proxyThat((socket) => socket.destroy())
      const own = { ...env, HTTPS_PROXY: proxy.replace('http', 'socks5') }
      vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 204 })))
      onTestFinished(() => void vi.unstubAllGlobals())

      await expect(ask(own, 'https://toy.test/')).resolves.toBe(204)
      await expect(ask(own)).resolves.toBe(407)
      expect(said).toEqual([])
    })

    it.each<[string, (socket: Socket) => unknown]>([
      ['hangs up', (socket) => socket.destroy()],
      ['says no', (socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')],
      ['wants to know who asks', (socket) => socket.end('HTTP/1.1 407 Who?\r\n\r\n')],
    ])('asks a proxy once that %s', async (_what, answer) => {
      const { proxy, said } = await proxyThat(answer)
      const transport = await transportOf({ ...env, HTTPS_PROXY: proxy })

      await expect(transport('https://toy.test/')).rejects.toMatchObject({
        message: 'fetch failed',
        cause: { code: 'ERR_PROXY_TUNNEL' },
      })
      expect(said).toEqual([expect.stringMatching(/^CONNECT toy\.test:443 /)])
    })
  },
)
