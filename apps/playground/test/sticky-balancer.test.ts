import { createAppViewXSession } from '@org/appviewx-auth'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { createSecurIdSession } from '@org/securid-auth'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import type { Session, SessionOptions } from '@org/session-core'
import fetchCookie from 'fetch-cookie'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'

type Transport = SessionOptions<unknown>['transport']

interface Node {
  readonly fetch: typeof globalThis.fetch
  readonly loginAttempts: number
  readonly liveSessions: number
}

const products = [
  {
    title: 'AppViewX',
    node: (): Node => createAppViewXEmulator(),
    open: (url: string, transport: Transport): Session =>
      createAppViewXSession({ url, credentials: { username: 'admin', password: 'Password@123' }, transport }),
    call: ({ http }: Session) =>
      http.post('certificate/search', { json: { input: {}, filter: {} }, throwHttpErrors: false }),
    without: 401 as unknown,
  },
  {
    title: 'SecurID',
    node: (): Node => createSecurIdEmulator(),
    open: (url: string, transport: Transport): Session =>
      createSecurIdSession({ url, credentials: { username: 'user01', password: 'password123' }, transport }),
    call: ({ fetch }: Session) => fetch('aveksa/command.submit?cmd=about&format=json'),
    without: expect.stringContaining('a load balancer its cookie') as unknown,
  },
]

/** Sends who brings no cookie to the nodes in turn, and gives him one. */
async function balance(nodes: readonly Node[]): Promise<AsyncDisposable & { readonly url: string }> {
  let turn = 0
  const server = createServer((request, response) => {
    const sticky = /node=(?<index>\d)/.exec(request.headers.cookie ?? '')?.groups?.['index']
    const index = Number(sticky ?? turn++ % nodes.length)
    response.setHeader('set-cookie', `node=${index}; Path=/; HttpOnly`)
    const node = nodes[index]
    if (!node) throw new Error('a cookie of nobody here')
    void pass(request, response, node)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function pass(request: IncomingMessage, response: ServerResponse, node: Node): Promise<void> {
  const { method = 'GET', url = '/' } = request
  const body = method === 'GET' ? null : await text(request)
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
  const answer = await node.fetch(new URL(url, 'http://127.0.0.1').href, { method, headers, body })
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(await answer.text())
}

describe.each(products)('$title behind a sticky load balancer', ({ node, open, call, without }) => {
  const sum = (nodes: readonly Node[], what: 'loginAttempts' | 'liveSessions'): number =>
    nodes.reduce((total, each) => total + each[what], 0)

  it('stays at one node with a transport that keeps cookies: one login', async () => {
    const nodes = [node(), node()]
    await using balancer = await balance(nodes)
    const session = open(
      balancer.url,
      fetchCookie((input, init) => fetch(input, init)),
    )

    const statuses = []
    for (let calls = 0; calls < 12; calls += 1) statuses.push((await call(session)).status)

    expect([new Set(statuses), sum(nodes, 'loginAttempts')]).toEqual([new Set([200]), 1])
    expect([await session.logout(), sum(nodes, 'liveSessions')]).toEqual(['revoked', 0])
  })

  it('is refused without the cookie, or told of it before logins go on for ever', async () => {
    const nodes = [node(), node(), node()]
    await using balancer = await balance(nodes)
    await using session = open(balancer.url, undefined)

    const outcomes: unknown[] = []
    for (let calls = 0; calls < 40; calls += 1) {
      outcomes.push(
        await call(session).then(
          ({ status }) => status,
          (error: unknown) => (error as Error).message,
        ),
      )
    }

    expect(outcomes.at(-1)).toEqual(without)
    expect(sum(nodes, 'loginAttempts')).toBeLessThanOrEqual(20)
  })
})
