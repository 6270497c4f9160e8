import type { CommandRun } from './command.ts'
import { readLeanTransport } from './transport.ts'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'

// The platform's own fetch hides this answer: it tells the two apart.
const server = createServer((_request, response) => void response.writeHead(407).end())
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterAll(() => void server.close())

const ask = async (env: Readonly<Record<string, string>>): Promise<number> => {
  const transport = await readLeanTransport({ values: {}, terminal: { env } } as unknown as CommandRun)
  const answer = await transport(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  return answer.status
}

it("is Node's own HTTP", async () => {
  await expect(ask({ NODE_OPTIONS: '--no-warnings' })).resolves.toBe(407)
})

it.each([{ NODE_USE_ENV_PROXY: '1' }, { NODE_OPTIONS: '--no-warnings --use-env-proxy' }])(
  'is the platform’s where Node was told to use the proxies of the environment: %j',
  async (env) => {
    await expect(ask(env)).rejects.toThrow('fetch failed')
  },
)
