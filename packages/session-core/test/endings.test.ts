import { toy } from './toy-protocol.ts'
import { createSession } from '@org/session-core'
import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'

const credentials = { username: 'ann', password: 'Password@123' }
const live = new Set<string>()
let server: Server
let url: string

beforeAll(async () => {
  let logins = 0
  server = createServer((request, response) => {
    const token = String(request.headers['x-toy'])
    if (request.url === '/login' && request.method === 'POST') {
      logins += 1
      live.add(`token-${logins}`)
      response.end(JSON.stringify({ token: `token-${logins}`, idleMs: 600_000 }))
      return
    }
    response.statusCode = live.has(token) ? 200 : 401
    if (request.method === 'DELETE') live.delete(token)
    response.end(request.url)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

/** Runs a script as anybody would; what it prints, once it has ended well. */
async function run(name: string, ...parts: readonly string[]): Promise<string> {
  const script = fileURLToPath(new URL(`fixtures/endings/${name}.ts`, import.meta.url))
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--conditions=@org/source', '--disable-warning=ExperimentalWarning', script, ...parts],
    { timeout: 15_000 },
  )
  expect(stderr).toBe('')
  return stdout
}

// The engine's shortest timer here holds for five seconds: whatever lingers is far beyond the bound.
it.each(['left alone', 'kept alive'])(
  'lets a script end by itself whose session is %s',
  async (keepAlive) => {
    const printed = await run('a-script-that-ends', url, keepAlive)

    const { texts, ms } = JSON.parse(printed) as { texts: string[]; ms: number }
    expect(texts).toEqual(['/one', '/two', '/three'])
    expect(ms).toBeLessThan(2500)
  },
)

it.concurrent.each(['a renewal', 'a ping', 'a touch', 'a touch whose caller had left', 'a revocation'])(
  'lets %s fail in the background without an unhandled rejection',
  async (errand) => {
    const printed = await run('a-failure-that-nobody-awaits', errand)

    expect(printed).toBe('failed in silence')
  },
)

it('logs out at the end of a block that is using it', async () => {
  live.clear()
  const during: number[] = []

  {
    await using session = createSession(toy(url), { credentials })
    await session.fetch('x')
    during.push(live.size)
  }

  expect([...during, live.size]).toEqual([1, 0])
})

it('logs out at the end of a block that throws', async () => {
  live.clear()

  const block = async (): Promise<void> => {
    await using session = createSession(toy(url), { credentials })
    await session.fetch('x')
    throw new Error('something else')
  }

  await expect(block()).rejects.toThrow('something else')
  expect(live.size).toBe(0)
})
