import { account, type CommandLine, commandLines } from './command-line.ts'
import { runHere } from './in-process.ts'
import { silent, type Stranger, strangers } from './strangers.ts'
import { once } from 'node:events'
import { createServer as createHttp, type RequestListener } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'

interface Report {
  readonly findings: readonly Readonly<Record<string, string>>[]
  readonly verdict: string
}

const servers: Server[] = []
const sockets = new Set<Socket>()
afterAll(() => {
  for (const socket of sockets) socket.destroy()
  for (const server of servers.splice(0)) server.close()
})

const examine = async (
  line: CommandLine,
  url: string,
): Promise<Report & { readonly code: number | null }> => {
  const { code, stdout } = await runHere(line, ['doctor', '--json'], { env: account(line, url) })
  return { code, ...(JSON.parse(stdout) as Report) }
}

/** What a doctor finds out, and all that the stranger received meanwhile. */
const meet = async ({ line, stranger }: Met) => {
  const { serves, raw, scheme = 'http' } = stranger
  let received = ''
  const server = raw
    ? createServer(serves as (socket: Socket) => void)
    : createHttp(serves as RequestListener)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')))
  })
  servers.push(server.listen(0, '127.0.0.1'))
  await once(server, 'listening')

  const told = await examine(line, `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`)

  return { ...told, received }
}

interface Met {
  readonly line: CommandLine
  readonly stranger: Stranger
}

const met = (all: readonly Stranger[]): readonly Met[] =>
  commandLines.flatMap((line) => all.map((stranger) => ({ line, stranger })))

describe.each([
  { what: 'answers at once', concurrent: false, all: strangers },
  { what: 'says nothing', concurrent: true, all: silent },
])('a server that $what', ({ all, concurrent }) => {
  it.each(met(all))(
    'and $stranger.what is told of by $line.name doctor, and gets no password',
    { concurrent },
    async ({ line, stranger }) => {
      const { code, findings, received } = await meet({ line, stranger })

      expect(findings.at(-1)).toMatchObject({ step: stranger.step, status: 'failed' })
      expect(findings.at(-1)?.['advice']).toMatch(stranger.advice)
      expect(code).toBe(stranger.code)
      expect(received).not.toBe('')
      expect(received).not.toContain(line.password)
    },
  )
})

it('a proxy that says 407, which the platform hides, is told of by a doctor whose product never says so', async () => {
  const stranger: Stranger = {
    what: 'says 407',
    serves: (_request, response) => void response.writeHead(407).end(),
    step: 'answer',
    code: 4,
    advice: /wants a login of its own/,
  }
  const [line] = commandLines.filter(({ name }) => name === 'securid-auth') as [CommandLine]

  const { findings, received } = await meet({ line, stranger })

  expect(findings.at(-1)).toMatchObject({
    step: stranger.step,
    advice: expect.stringMatching(stranger.advice) as string,
  })
  expect(received).not.toContain(line.password)
})

it.each([
  ['there is nobody', 'https://127.0.0.1:1', 'connection'],
  ['there is no such name', 'https://no-such-host.invalid', 'names'],
])('a doctor stops where %s', async (_what, url, step) => {
  const [line] = commandLines as [CommandLine]
  const { code, findings, verdict } = await examine(line, url)

  expect(code).toBe(4)
  expect(findings.filter(({ status }) => status === 'failed').map((failed) => failed['step'])).toEqual([step])
  expect(findings.map((found) => found['step'])).not.toContain('login')
  expect(verdict).toContain('does not work yet')
})
