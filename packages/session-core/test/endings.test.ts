import { type Printed, runProgram } from './run-program.ts'
import { toy } from './toy-protocol.ts'
import { createSession } from '@org/session-core'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
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

// The engine's shortest timer here holds for five seconds: whatever lingers is far beyond the bound.
it('lets a script end by itself whose sessions are left alone, or kept alive', async () => {
  const { stdout, stderr } = await run('a-script-that-ends', url)

  const { texts, ms } = JSON.parse(stdout) as { texts: string[][]; ms: number }
  const paths = ['/one', '/two', '/three']
  expect(texts).toEqual([paths, paths])
  expect(ms).toBeLessThan(2500)
  expect(stderr).toBe('')
})

it('lets what fails in the background fail without an unhandled rejection', async () => {
  const { stdout, stderr } = await run('failures-that-nobody-awaits')

  expect(stdout.trim().split('\n').toSorted()).toEqual([
    'a ping failed in silence',
    'a renewal failed in silence',
    'a revocation failed in silence',
    'a touch failed in silence',
    'a touch whose caller had left failed in silence',
  ])
  expect(stderr).toBe('')
})

it('lets a script end only when the logout was sent that it asked for', async () => {
  const { stdout, stderr } = await run('a-logout-that-is-not-awaited')

  expect([stdout.trim(), stderr]).toEqual(['revoked 0', ''])
})

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

it('tells of a login that it gave up, also where what ends a session has to be loaded first', async () => {
  const onSources = `
    import { createSession } from '@org/session-core'
    const protocol = { name: 'toy', url: new URL('https://toy.test/'), sign() {}, judge: () => 'forbidden' }
    const session = createSession({ ...protocol, login: () => new Promise(() => {}) }, { credentials: {} })
    const login = session.login().catch(({ code }) => code)
    setTimeout(async () => console.log(await session.logout({ drainMs: 50 }), await login), 200)
  `
  const { stdout } = await runProgram({ onSources })

  expect(stdout.trim()).toBe('local-only closed')
})

function run(name: string, ...parts: readonly string[]): Promise<Printed> {
  return runProgram({ file: `fixtures/endings/${name}.ts` }, { args: parts })
}

it('holds a process that waits for the login of another one', async () => {
  const { stdout } = await run('a-follower-that-waits', url)

  expect(JSON.parse(stdout)).toEqual({ answers: [200, 200, 200], logins: 1 })
})
