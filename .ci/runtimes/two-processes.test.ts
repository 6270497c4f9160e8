import { listen } from '../../apps/playground/shared/http/listen.ts'
import { runTool } from '../run-tool.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it, onTestFinished } from 'vitest'

it.for([
  ['appviewx-auth', createAppViewXEmulator],
  ['securid-auth', createSecurIdEmulator],
] as const)(
  'The program of the README of %s shares one session between two processes',
  async ([name, createEmulator]) => {
    const { consumer } = inject('packed')
    const readme = readFileSync(join(consumer, 'node_modules/@org', name, 'README.md'), 'utf8')
    const [, program = '', shell = ''] =
      /## One login for many processes[^]*?```ts\n([^]*?)```[^]*?```sh\n([^]*?)```/.exec(readme) ?? []
    const [, address = ''] = /(\w+)=http:/.exec(shell) ?? []
    const promised = Array.from(shell.matchAll(/program\.mts +# (.+\n)/g), ([, printed]) => printed)
    const folder = join(consumer, 'two-processes', name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'program.mts'), program)
    const emulator = createEmulator()
    const { close, url } = await listen({ fetch: emulator.fetch, port: 0 })
    onTestFinished(close)
    const env = { SESSION_SECRET: randomBytes(32).toString('base64'), [address]: url }
    const run = () => runTool('node', ['program.mts'], { cwd: folder, env })

    const [first, second] = [await run(), await run()]

    expect(promised).toHaveLength(2)
    expect([first.output, second.output]).toEqual(promised)
    expect([emulator.loginAttempts, emulator.liveSessions]).toEqual([1, 1])
  },
)
