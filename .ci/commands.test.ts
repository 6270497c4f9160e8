import { root } from './run-tool.ts'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest'

const runtimes = join(root, '.ci/runtimes/node_modules')
const products = [
  {
    name: 'appviewx-auth',
    prefix: 'APPVIEWX',
    user: 'admin',
    password: 'Password@123',
    call: ['no/such/action'],
  },
  {
    name: 'securid-auth',
    prefix: 'SECURID',
    user: 'user01',
    password: 'password123',
    call: ['noSuchCommand'],
  },
] as const
/** What a newer Node is asked of one product, the oldest was asked of both. */
const programs = [
  ['Node 22', join(runtimes, 'node22/bin/node'), products],
  ['Node 24', join(root, 'node_modules/node/bin/node'), products.slice(0, 1)],
  ['Node 26', join(runtimes, 'node26/bin/node'), products.slice(1)],
  ['Bun', join(runtimes, '@oven/bun-linux-x64-baseline/bin/bun'), products],
] as const

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

describe('The commands of the packed tarballs', { timeout: 120_000 }, () => {
  let folder = ''
  const children: ChildProcess[] = []
  const start = (program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: folder, ...env },
    })
    children.push(child)
    return child
  }
  const ended = async (child: ChildProcess): Promise<Ended> => {
    const { stdout, stderr } = child
    const [out, err, [code]] = await Promise.all([
      stdout ? text(stdout) : '',
      stderr ? text(stderr) : '',
      once(child, 'close') as Promise<[number | null]>,
    ])
    return { code, stdout: out, stderr: err }
  }
  const run = (...given: Parameters<typeof start>): Promise<Ended> => {
    const child = start(...given)
    child.stdin?.end()
    return ended(child)
  }

  beforeAll(() => {
    folder = inject('packed').consumer
  }, 180_000)
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
  })

  describe.each(programs)('on %s', (_name, program, asked) => {
    const isOldest = program === programs[0][1]

    it.each(asked)('$name: an emulator, a doctor, a call', async ({ name, prefix, user, password, call }) => {
      expect(existsSync(program)).toBe(true)
      const command = join(folder, 'node_modules/.bin', name)
      const emulator = start(program, [command, 'emulator', '--port', '0'])
      const [said] = (await once(emulator.stdout ?? emulator, 'data')) as [Buffer]
      const [url = ''] = /http:\S+/.exec(said.toString()) ?? []
      const env = { [`${prefix}_URL`]: url, [`${prefix}_USERNAME`]: user, [`${prefix}_PASSWORD`]: password }
      const codeOf = async (args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<number | null> =>
        (await run(program, [command, ...args], { ...env, ...more })).code

      const doctor = await run(program, [command, 'doctor'], env)
      const refused = await codeOf(['call', ...call, '--no-share'])
      // Which code comes of what does not depend on the runtime: the oldest one shows the others.
      const others = isOldest
        ? await Promise.all([
            codeOf(['--version']),
            codeOf(['call', '--nonsense']),
            codeOf(['call', ...call, '--no-share'], { [`${prefix}_PASSWORD`]: 'Wrong!1' }),
            codeOf(['call', ...call, '--no-share'], { [`${prefix}_URL`]: 'https://127.0.0.1:1' }),
          ])
        : [0, 2, 3, 4]

      expect(doctor.stdout, doctor.stderr).toContain('It works.')
      expect([doctor.code, refused]).toEqual([0, 1])
      expect(others).toEqual([0, 2, 3, 4])
    })
  })

  it('run as the Dockerfile on the page says, without a home: the health check passes, and fails when it has ended', async () => {
    const page = readFileSync(join(root, 'packages/session-core/docs/tests-in-other-languages.md'), 'utf8')
    const port = String(await freePort())
    const stepOf = (step: RegExp): string[] =>
      (JSON.parse(step.exec(page)?.[1] ?? '[]') as string[]).map((word) =>
        word.replace('31443', '0').replace('31444', port),
      )
    const [name = '', ...args] = stepOf(/^CMD (\[.*)$/m)
    const [node, ...check] = stepOf(/^HEALTHCHECK .*CMD (\[.*)$/m)
    const env = { HOME: '/nonexistent' }
    const emulator = start(process.execPath, [join(folder, 'node_modules/.bin', name), ...args], env)
    const [said] = (await once(emulator.stdout ?? emulator, 'data')) as [Buffer]

    const healthy = await run(process.execPath, check, env)
    emulator.kill('SIGTERM')
    await once(emulator, 'close')
    const ended = await run(process.execPath, check, env)

    expect(node).toBe('node')
    expect(said.toString()).toContain(`127.0.0.1:${port}`)
    expect([healthy.code, ended.code]).toEqual([0, 1])
  })

  // By a package's name npx finds a command of that name: above, each has one.
  it.each(products.slice(0, 1))('npx finds $name', async ({ name }) => {
    const PATH = [join(root, 'node_modules/node/bin'), dirname(process.execPath), process.env['PATH']].join(
      delimiter,
    )
    const options = { cwd: folder, env: { ...process.env, PATH } }
    const { stdout } = await promisify(execFile)('npx', ['--no-install', `@org/${name}`, '--help'], options)

    expect(stdout).toContain(`${name} doctor`)
  })
})

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
