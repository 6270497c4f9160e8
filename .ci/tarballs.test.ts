import { packed } from './packed.ts'
import { root, runTool } from './run-tool.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, it } from 'vitest'

const packages = ['session-core', 'appviewx-auth', 'securid-auth'] as const

/** A customer's program: public names only, the servers in memory. */
const program = `
import { createAppViewXSession } from '@org/appviewx-auth'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { createSecurIdSession } from '@org/securid-auth'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { createSession, isSessionError } from '@org/session-core'
import { sessionLaws } from '@org/session-core/testing'

const gateway = createAppViewXEmulator()
const appviewx = createAppViewXSession({
  url: 'https://appviewx.example:31443',
  credentials: { username: 'admin', password: 'Password@123' },
  transport: gateway.fetch,
})
const governance = createSecurIdEmulator()
const securid = createSecurIdSession({
  url: 'https://instance.securid.example',
  credentials: { username: 'user01', password: 'password123' },
  transport: governance.fetch,
})
const certificates: Response = await appviewx.http.post('certificate/search', { json: {} })
const users: unknown = await securid.command('findUsers')
const outcomes = [await appviewx.logout(), await securid.logout()]
const failure: unknown = await appviewx.login().catch((error: unknown) => error)

console.log(
  certificates.status,
  Array.isArray(users),
  outcomes.join(),
  gateway.liveSessions + governance.liveSessions,
  isSessionError(failure) && failure.code,
  typeof createSession,
  sessionLaws.length > 15,
)
`

describe('The packed tarballs', { timeout: 180_000 }, () => {
  it.each(packages)('%s is made as publint likes it', async (name) => {
    await packed()

    const { messages, pkg } = await publint({
      pkgDir: join(root, 'packages', name),
      strict: true,
      pack: 'pnpm',
    })

    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  it('hold no test, and what a debugger needs', async () => {
    const { tarballs } = await packed()

    const lists = await Promise.all(tarballs.map((file) => runTool('tar', ['-tzf', file])))
    const files = lists.flatMap(({ output }) => output.trim().split('\n'))

    expect(files.filter((file) => file.includes('.test.') || file.includes('tsbuildinfo'))).toEqual([])
    expect(files).toEqual(
      expect.arrayContaining([
        'package/dist/index.js',
        'package/dist/index.d.ts',
        'package/dist/emulator/index.js',
        'package/dist/testing/index.js',
        'package/src/index.ts',
        'package/README.md',
        'package/LICENSE',
      ]),
    )
  })

  it('install with npm in an empty folder, check and run there by their public names', async () => {
    const { consumer, tarballs } = await packed()
    const folder = join(consumer, 'program')
    mkdirSync(folder)
    writeFileSync(join(folder, 'program.ts'), program)
    const compilerOptions = {
      target: 'es2023',
      lib: ['es2023', 'dom', 'dom.iterable', 'esnext.disposable'],
      module: 'nodenext',
      strict: true,
      skipLibCheck: false,
      types: [],
      outDir: 'out',
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }))

    const check = await runTool('tsc', ['-p', '.'], folder)
    expect(check.status, check.output).toBe(0)
    const run = await runTool('node', ['out/program.js'], folder)

    expect(tarballs).toHaveLength(packages.length)
    expect(run.output.trim()).toBe('200 true revoked,revoked 0 closed function true')
  })
})
