import { programs } from './installed-runtimes.ts'
import { root, runTool } from './run-tool.ts'
import { type ProgramPlace, startProgram } from './start-program.ts'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, inject, it } from 'vitest'

const products = [
  ['appviewx-auth', 'APPVIEWX', 'admin', 'Password@123', 'no/such/action'],
  ['securid-auth', 'SECURID', 'user01', 'password123', 'noSuchCommand'],
] as const
/** What a newer Node is asked of one product, the oldest was asked of both. */
const runtimes = [
  ['Node 22', programs.node22, products],
  ['Node 24', programs.node24, products.slice(0, 1)],
  ['Node 26', programs.node26, products.slice(1)],
  ['Bun', programs.bun, products],
] as const

describe('The commands of the packed tarballs', { timeout: 120_000 }, () => {
  const folder = inject('packed').consumer
  const place = (env: Readonly<Record<string, string>> = {}): ProgramPlace => ({
    cwd: folder,
    env: { HOME: folder, ...env },
  })

  describe.each(runtimes)('on %s', (_name, program, asked) => {
    const isOldest = program === programs.node22

    it.for(asked)('%s: an emulator, a doctor, a call', async ([name, prefix, user, password, call]) => {
      expect(existsSync(program)).toBe(true)
      const command = join(folder, 'node_modules/.bin', name)
      const server = [program, command, 'emulator', '--port', '0'] as const
      await using emulator = await startProgram(server, /http:\S+/, place())
      const [url] = emulator.ready
      const env = { [`${prefix}_URL`]: url, [`${prefix}_USERNAME`]: user, [`${prefix}_PASSWORD`]: password }
      const codeOf = async (args: readonly string[], more = {}): Promise<number | null> =>
        (await runTool(program, [command, ...args], place({ ...env, ...more }))).status

      const doctor = await runTool(program, [command, 'doctor'], place(env))
      const refused = await codeOf(['call', call, '--no-share'])
      // Which code comes of what does not depend on the runtime: the oldest one shows the others.
      const others = isOldest
        ? await Promise.all([
            codeOf(['--version']),
            codeOf(['call', '--nonsense']),
            codeOf(['call', call, '--no-share'], { [`${prefix}_PASSWORD`]: 'Wrong!1' }),
            codeOf(['call', call, '--no-share'], { [`${prefix}_URL`]: 'https://127.0.0.1:1' }),
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
  it('are found by npx', async () => {
    const { output } = await runTool('npx', ['--no-install', '@org/appviewx-auth', '--help'], place())

    expect(output).toContain('appviewx-auth doctor')
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
