const imports = `
import { createAppViewXSession, isSessionError } from '@org/appviewx-auth'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { nodeTransport } from '@org/session-core/node'
import { once } from 'node:events'
import { createServer } from 'node:http'
`

/** How a test file of jest gets at packages: as a module, or by `require()`. */
export const jestKinds = {
  module: imports,
  commonjs: imports.replaceAll(/^import (.+) from (.+)$/gm, 'const $1 = require($2)'),
} as const

/** The story of the matrix, as a customer's tests in jest, in memory and over sockets of this machine. */
export const jestStory = `
const echo = ({ request, body }) => Response.json([request.method, body])

async function openEmulator() {
  const emulator = createAppViewXEmulator({ actions: { echo } })
  const server = createServer(async (request, response) => {
    const pieces = []
    for await (const piece of request) pieces.push(piece)
    const { method, headers } = request
    const body = pieces.length === 0 ? undefined : Buffer.concat(pieces)
    const answer = await emulator.fetch('http://localhost' + request.url, { method, headers, body })
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { emulator, server, url: 'http://127.0.0.1:' + server.address().port }
}

const ways = [
  ['in memory', ({ emulator }) => emulator.fetch],
  ['over fetch', () => undefined],
  ['over nodeTransport', () => nodeTransport()],
]

describe.each(ways)('A session %s', (_way, transportTo) => {
  let place
  const open = (options) => createAppViewXSession({ url: place.url, transport: transportTo(place), ...options })

  beforeEach(async () => {
    place = await openEmulator()
  })
  afterEach(() => {
    place.server.closeAllConnections()
    place.server.close()
  })

  test('carries the whole story', async () => {
    const session = open({ credentials: { username: 'admin', password: 'Password@123' } })
    const path = 'avxapi/echo?gwsource=external'
    const send = async (body) => (await session.fetch(path, { method: 'POST', body, duplex: 'half' })).json()
    const form = new FormData()
    form.append('name', 'a value')
    form.append('file', new File(['what is in it'], 'a.txt', { type: 'text/plain' }))

    expect(await (await session.fetch(path)).json()).toEqual(['GET', ''])
    expect(await send('a text')).toEqual(['POST', 'a text'])
    expect(await send(new TextEncoder().encode('some bytes'))).toEqual(['POST', 'some bytes'])
    expect(await send(new URLSearchParams({ a: 'b c' }))).toEqual(['POST', 'a=b+c'])
    expect((await send(form))[1]).toMatch(/name="name"\\r\\n\\r\\na value\\r\\n[^]*filename="a.txt"[^]*what is in it/)
    expect(await send(new Blob(['a stream']).stream())).toEqual(['POST', 'a stream'])
    expect(await session.http.post('echo', { json: { a: 1 } }).json()).toEqual(['POST', '{"a":1}'])

    place.emulator.expireSessions()
    const answers = await Promise.all([
      ...Array.from({ length: 8 }, () => send('under load')),
      send(new Blob(['under load']).stream()),
    ])
    expect(new Set(answers.map(([, body]) => body))).toEqual(new Set(['under load']))
    expect(place.emulator.loginAttempts).toBe(2)
    expect(await session.logout()).toBe('revoked')
  })

  test('asks once for a one-time password', async () => {
    const onOtp = jest.fn(async () => place.emulator.outbox.at(-1).otp)
    const session = open({ credentials: { username: 'mfa.user', password: 'Password@456' }, onOtp })

    await Promise.all([session.login(), session.login()])

    expect(onOtp).toHaveBeenCalledTimes(1)
    expect([await session.logout(), place.emulator.liveSessions]).toEqual(['revoked', 0])
  })

  test('fails with its own errors', async () => {
    const session = open({ credentials: { username: 'admin', password: 'mistyped' } })

    const failure = await session.login().catch((error) => error)

    expect([isSessionError(failure), failure.code]).toEqual([true, 'credentials-rejected'])
    expect(failure).toBeInstanceOf(Error)
  })
})
`
