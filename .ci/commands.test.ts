import { root, runTool } from './run-tool.ts'
import { type ProgramPlace, startProgram } from './start-program.ts'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, inject, it } from 'vitest'

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

describe('The commands of the packed tarballs', { timeout: 120_000 }, () => {
  const folder = inject('packed').consumer
  const place = (env: Readonly<Record<string, string>> = {}): ProgramPlace => ({
    cwd: folder,
    env: { HOME: folder, ...env },
  })

  describe.each(programs)('on %s', (_name, program, asked) => {
    const isOldest = program === programs[0][1]

    it.each(asked)('$name: an emulator, a doctor, a call', async ({ name, prefix, user, password, call }) => {
      expect(existsSync(program)).toBe(true)
      const command = join(folder, 'node_modules/.bin', name)
      const server = [program, command, 'emulator', '--port', '0'] as const
      await using emulator = await startProgram(server, /http:\S+/, place())
      const [url] = emulator.ready
      const env = { [`${prefix}_URL`]: url, [`${prefix}_USERNAME`]: user, [`${prefix}_PASSWORD`]: password }
      const codeOf = async (args: readonly string[], more = {}): Promise<number | null> =>
        (await runTool(program, [command, ...args], place({ ...env, ...more }))).status

      const doctor = await runTool(program, [command, 'doctor'], place(env))
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

      expect(doctor.output).toContain('It works.')
      expect([doctor.status, refused]).toEqual([0, 1])
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
    const nobody = place({ HOME: '/nonexistent' })
    const command = [process.execPath, join(folder, 'node_modules/.bin', name), ...args] as const
    await using emulator = await startProgram(command, /control door .*\n/, nobody)

    const healthy = await runTool(process.execPath, check, nobody)
    await emulator.end()
    const ended = await runTool(process.execPath, check, nobody)

    expect(node).toBe('node')
    expect(emulator.ready[0]).toContain(`127.0.0.1:${port}`)
    expect([healthy.status, ended.status]).toEqual([0, 1])
  })

  // By a package's name npx finds a command of that name: above, each has one.
  it.each(products.slice(0, 1))('npx finds $name', async ({ name }) => {
    const { output } = await runTool('npx', ['--no-install', `@org/${name}`, '--help'], place())

    expect(output).toContain(`${name} doctor`)
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
