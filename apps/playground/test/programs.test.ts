import { appviewxKnobs } from '../server/knobs/appviewx-knobs.ts'
import { securidKnobs } from '../server/knobs/securid-knobs.ts'
import { appviewxDriver } from '../server/sessions/appviewx-driver.ts'
import { securidDriver } from '../server/sessions/securid-driver.ts'
import { compiledModules } from '../shared/compiled-modules.ts'
import { startAppViewX, startSecurId } from '../shared/emulators/start-emulators.ts'
import { writeAuthority } from '../shared/http/authority-file.ts'
import { createPrivateAuthority } from '../shared/http/private-authority.ts'
import type { Action } from '../web/program/pressed.ts'
import { programOf } from '../web/program/program-of.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** Below this package, so that the programs find the packages that they import. */
const folder = mkdtempSync(join(import.meta.dirname, '../node_modules/.programs-'))
const plain = (['renew', 'keep-alive', 'logout', 'rearm'] as const).map((name): Action => ({ name }))
const subjects = [
  {
    vendor: 'appviewx',
    prefix: 'APPVIEWX',
    start: () => startAppViewX(0),
    calls: appviewxDriver.calls,
    knobs: appviewxKnobs(createAppViewXEmulator(), () => 'admin'),
    person: { username: 'admin', password: 'Password@123' },
  },
  {
    vendor: 'securid',
    prefix: 'SECURID',
    start: () => startSecurId(0),
    calls: securidDriver.calls,
    knobs: securidKnobs(createSecurIdEmulator(), () => 'user01'),
    person: { username: 'user01', password: 'password123' },
  },
] as const

const run = (
  program: string,
  environment: Readonly<Record<string, string>>,
): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, ['--conditions=@org/source', program], {
    env: { ...process.env, NODE_COMPILE_CACHE: compiledModules, NODE_NO_WARNINGS: '1', ...environment },
  })

afterAll(() => rmSync(folder, { recursive: true }))

describe.each(subjects)(
  'the programs that the page shows for $vendor',
  ({ calls, knobs, person, prefix, start, vendor }) => {
    let server: Awaited<ReturnType<typeof start>>
    beforeAll(async () => {
      server = await start()
    })
    afterAll(() => server.close())

    it('do what was pressed, run as they stand, and show nothing that was typed', async () => {
      const actions: readonly Action[] = [
        { name: 'login', credentials: person },
        ...calls.map((call): Action => ({ name: 'call', call, count: 1 })),
        ...calls.slice(0, 1).map((call): Action => ({ name: 'call', call, count: 50 })),
        ...plain,
        ...knobs.map((knob): Action => ({ name: 'turn', knob, on: true })),
      ]
      const programs = actions.map((action) => programOf({ vendor, url: server.url, action }))
      const files = programs.map((_program, index) => join(folder, `${vendor}-${index}.mjs`))
      for (const [index, file] of files.entries()) writeFileSync(file, programs[index] ?? '')
      const all = join(folder, `${vendor}.mjs`)
      writeFileSync(all, files.map((file) => `await import('${file}')\n`).join(''))

      const child = run(all, {
        [`${prefix}_URL`]: server.url,
        [`${prefix}_USERNAME`]: person.username,
        [`${prefix}_PASSWORD`]: person.password,
      })
      const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
      if (child.exitCode === null) await once(child, 'exit')

      expect(stderr).toBe('')
      expect(child.exitCode).toBe(0)
      expect(stdout.match(/\b200\b/g)?.length).toBeGreaterThanOrEqual(50)
      expect(server.emulator.liveSessions).toBe(0)
      const typed = programs.slice(0, calls.length + 2 + plain.length).join('\n')
      expect(typed).not.toContain(person.password)
    })
  },
)

it('asks for the one-time password where the server does', async () => {
  const { close, emulator, url } = await startAppViewX(0)
  const program = join(folder, 'otp.mjs')
  writeFileSync(program, programOf({ vendor: 'appviewx', url, action: { name: 'answer', otp: '1' } }))

  const child = run(program, {
    APPVIEWX_URL: url,
    APPVIEWX_USERNAME: 'mfa.user',
    APPVIEWX_PASSWORD: 'Password@456',
  })
  const [asked] = (await once(child.stdout, 'data')) as [Buffer]
  child.stdin.end(`${emulator.outbox.at(-1)?.otp}\n`)
  const [code] = (await once(child, 'exit')) as [number]
  await close()

  expect(asked.toString()).toContain('mailed to aaa********@example.com')
  expect(code).toBe(0)
})

it('reaches an emulator that speaks TLS, with the authority that it names', async () => {
  await using stack = new AsyncDisposableStack()
  const { ca, identity } = await createPrivateAuthority()
  const { path } = stack.use(await writeAuthority(ca))
  const { close, emulator, url } = await startSecurId(0, createSecurIdEmulator(), identity)
  stack.defer(close)
  const [call] = securidDriver.calls
  if (call === undefined) throw new Error('SecurID offers no call.')
  const program = programOf({ vendor: 'securid', url, ca: path, action: { name: 'call', call, count: 1 } })
  const file = join(folder, 'tls.mjs')
  writeFileSync(file, program)

  const said = Object.fromEntries(
    Array.from(program.matchAll(/(?<name>[A-Z_]+)=(?<value>\S+)/g), ({ groups }) => [
      groups?.['name'],
      groups?.['value'],
    ]),
  ) as Readonly<Record<string, string>>
  const child = run(file, { ...said, SECURID_USERNAME: 'user01', SECURID_PASSWORD: 'password123' })
  const output = await text(child.stdout)

  expect(output).toBe('200\n')
  expect(emulator.loginAttempts).toBe(1)
})
