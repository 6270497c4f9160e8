import { startPlayground } from '../server/playground.ts'
import { readSettings } from '../server/settings.ts'
import { compiledModules } from '../shared/compiled-modules.ts'
import { startAppViewX, startSecurId } from '../shared/emulators/start-emulators.ts'
import { listen } from '../shared/http/listen.ts'
import { runScript, scriptEnd } from './run-script.ts'
import { nodeTransport } from '@org/session-core/node'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'

const freePorts = { PLAYGROUND_PORT: '0', APPVIEWX_PORT: '0', SECURID_PORT: '0' }
const inUse = (variable: string, port: string): string =>
  `Cannot listen on 127.0.0.1 port ${port}: it is in use (EADDRINUSE). Set ${variable} to another port, or to 0 for a free one.`
const stack: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of stack.splice(0).toReversed()) await end()
})

const start = async (
  environment: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<ChildProcess> => {
  const child = await runScript('server/main.ts', {
    words: args,
    environment: { ...freePorts, ...environment },
  })
  stack.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
  return child
}

/** What the child has said once it is ready, or has ended. */
const said = async ({ stderr, stdout }: ChildProcess, until: string): Promise<string> => {
  let text = ''
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  while (!text.includes(until)) await once(stdout ?? process, 'data')
  return text
}

const pageIn = (greeting: string): string => /Playground +(\S+)/.exec(greeting)?.[1] ?? ''

const post = (url: string, body: unknown): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Everything that the child says from now on. */
const keep = ({ stderr, stdout }: ChildProcess): (() => string) => {
  let text = ''
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return () => text
}

it('ends with a clear error when a port is taken, and holds no other', async () => {
  const taken = await listen({ fetch: () => new Response(), port: 0 })
  stack.push(taken.close)
  const { port } = new URL(taken.url)
  const child = await start({ PLAYGROUND_PORT: port })
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()))

  const [code] = (await once(child, 'close')) as [number | null]

  expect(complaint.trim()).toBe(inUse('PLAYGROUND_PORT', port))
  expect(code).toBe(1)
})

it('ends with 2 for words that it does not know, and says what to do', async () => {
  const end = await scriptEnd('server/main.ts', { environment: freePorts, words: ['--port'] })

  expect(end).toMatchObject({ code: 2, stdout: '' })
  expect(end.stderr).toContain('--port')
  expect(end.stderr).toContain('start --help')
})

it('explains itself for --help', async () => {
  const { code, stdout } = await scriptEnd('server/main.ts', { words: ['--help'] })

  expect(code).toBe(0)
  expect(stdout).toContain('Usage: npx pnpm@12 start')
})

it('starts from its source, talks to real installations, and logs out of them when whoever started it has ended', async () => {
  const [appviewx, securid] = [await startAppViewX(0), await startSecurId(0)]
  stack.push(appviewx.close, securid.close)
  const server = fileURLToPath(new URL('../server/main.ts', import.meta.url))
  const command = [process.execPath, '--conditions=@org/source', server].map((word) => `"${word}"`).join(' ')
  // A shell that stays, as it does between npx and what npx started.
  const runner = spawn('sh', ['-c', `${command}; :`], {
    env: {
      ...process.env,
      ...freePorts,
      NODE_COMPILE_CACHE: compiledModules,
      APPVIEWX_URL: appviewx.url,
      SECURID_URL: securid.url,
    },
  })
  stack.push(() => Promise.resolve(runner.kill('SIGKILL')))
  const text = await said(runner, 'Ctrl+C')
  const log = keep(runner)
  const page = pageIn(text)
  await post(`${page}/api/vendors/appviewx/login`, { username: 'admin', password: 'Password@123' })
  await post(`${page}/api/vendors/securid/login`, { username: 'user01', password: 'password123' })
  const live = (): number[] => [appviewx.emulator.liveSessions, securid.emulator.liveSessions]
  const alive = live()

  runner.kill('SIGKILL')
  const answers = (): Promise<string> =>
    fetch(page).then(
      () => 'there',
      () => 'gone',
    )
  await expect.poll(answers, { timeout: 15_000 }).toBe('gone')

  expect(text).toContain('a real installation')
  expect(alive).toEqual([1, 1])
  // The page goes first, and does not wait for those who log out.
  await expect.poll(live, { timeout: 10_000 }).toEqual([0, 0])
  expect(log()).not.toMatch(/Password@123|password123|avx~~|ws[\da-f]{8}/)
})

/** What the page is told, up to then. */
const feedUntil = async (url: string, isEnough: (told: string) => boolean): Promise<string> => {
  const { body } = await fetch(url)
  let told = ''
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    told += chunk
    if (isEnough(told)) break
  }
  return told
}

it(
  'with --tls serves the page, has both emulators on https, and sessions and doctors that verify them',
  { timeout: 90_000 },
  async () => {
    const child = await start({}, '--tls')
    const text = await said(child, 'Ctrl+C')
    const page = pageIn(text)
    const reply = await fetch(page)
    const [appviewx = '', securid = ''] = text.match(/https:\/\/127\.0\.0\.1:\d+/g) ?? []
    await post(`${page}/api/vendors/appviewx/login`, { username: 'admin', password: 'Password@123' })
    await post(`${page}/api/vendors/securid/login`, { username: 'user01', password: 'password123' })
    const cards = await feedUntil(`${page}/api/feed`, (told) => told.split('"phase":"active"').length > 2)
    const instructions = await fetch(`${page}/api/instructions`)
    const strangers = await Promise.allSettled([fetch(appviewx), fetch(securid)])
    await Promise.all(
      ['appviewx', 'securid'].map((vendor) => post(`${page}/api/vendors/${vendor}/doctor`, { login: true })),
    )
    const doctors = await feedUntil(`${page}/api/feed`, (told) => told.split('"verdict":').length > 2)
    const authority = /\S+authority\.pem/.exec(text)?.[0] ?? ''
    const friend = nodeTransport({ ca: authority, roots: 'none' })
    const friends = await Promise.all([friend(appviewx), friend(securid)])
    const overview = await (await fetch(`${page}/api/overview`)).text()
    child.kill('SIGINT')
    const [code] = (await once(child, 'exit')) as [number | null]

    expect(reply.status).toBe(200)
    expect(await reply.text()).toContain('<script type="module"')
    expect(text).toContain('admin / Password@123')
    expect(text).toContain('user01 / password123')
    expect(text).toContain('the sessions trust nobody else')
    expect(cards).toContain(`"url":"${appviewx}"`)
    expect(cards).toContain(`"url":"${securid}"`)
    expect(await instructions.text()).toContain('usernameLabel')
    expect(strangers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(doctors.match(/"verdict":"[^"]+"/g)).toEqual(['"verdict":"It works."', '"verdict":"It works."'])
    expect(friends.map(({ status }) => status)).toEqual([404, 404])
    expect(overview.split(`"ca":"${authority}"`)).toHaveLength(3)
    expect(existsSync(authority)).toBe(false)
    expect(code).toBe(0)
  },
)

it.each(['PLAYGROUND_PORT', 'APPVIEWX_PORT', 'SECURID_PORT'])(
  'names %s when its port is taken',
  async (variable) => {
    const taken = await listen({ fetch: () => new Response(), port: 0 })
    stack.push(taken.close)
    const { port } = new URL(taken.url)
    const settings = readSettings({ ...freePorts, [variable]: port })

    const starting = startPlayground(settings, { page: new Map() })

    await expect(starting).rejects.toThrow(inUse(variable, port))
  },
)
