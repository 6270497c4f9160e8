import { withinBounds } from './within-bounds.ts'
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function asked(handle: RequestListener, ms = 10_000): Promise<Response> {
  const server = createServer(handle)
  open.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const ask = withinBounds(globalThis.fetch, { ms, maxBytes: 1000 })
  return ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { redirect: 'manual' })
}

it('hands on what a server says, whatever its status', async () => {
  const answer = await asked((_request, response) => {
    response.writeHead(302, { location: 'https://elsewhere.example/', 'x-more': '1' }).end('moved')
  })

  expect([answer.status, answer.headers.get('x-more'), await answer.text()]).toEqual([302, '1', 'moved'])
})

it('reads the beginning of an answer that has no end', async () => {
  const answer = await asked((_request, response) => {
    // Not at once: Node 26 would do nothing else.
    const more = (): void => void response.write('a'.repeat(1000), () => setImmediate(more))
    more()
  })

  expect((await answer.text()).length).toBe(1000)
})

it('reads what came of an answer that stops half-way', async () => {
  const answer = await asked((_request, response) => void response.write('half'), 200)

  expect(await answer.text()).toBe('half')
})

it('fails with a code when nothing comes', async () => {
  await expect(asked(() => {}, 100)).rejects.toMatchObject({
    name: 'TypeError',
    cause: { code: 'ETIMEDOUT' },
  })
})
