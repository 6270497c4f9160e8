import { listen } from '../../apps/playground/shared/http/listen.ts'
import { runTool } from '../run-tool.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it, onTestFinished } from 'vitest'

it.for([
  ['appviewx-auth', 'AVX_URL', createAppViewXEmulator],
  ['securid-auth', 'SECURID_URL', createSecurIdEmulator],
] as const)(
  'The program of the README of %s shares one session between two processes',
  async ([name, address, createEmulator]) => {
    const { consumer } = inject('packed')
    const readme = readFileSync(join(consumer, 'node_modules/@org', name, 'README.md'), 'utf8')
    const [, program = ''] = /## One login for many processes[^]*?```ts\n([^]*?)```/.exec(readme) ?? []
    const folder = join(consumer, 'two-processes', name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'program.ts'), program)
    const emulator = createEmulator()
    const { close, url } = await listen({ fetch: emulator.fetch, port: 0 })
    onTestFinished(close)
    const env = { SESSION_SECRET: randomBytes(32).toString('base64'), [address]: url }
    const run = () => runTool('node', ['program.ts'], { cwd: folder, env })

    const [first, second] = [await run(), await run()]

    expect([first.output, second.output]).toEqual(['200 1 logins\n', '200 0 logins\n'])
    expect([emulator.loginAttempts, emulator.liveSessions]).toEqual([1, 1])
  },
)
