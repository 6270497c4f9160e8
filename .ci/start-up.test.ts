import { startProgram, type Program } from './start-program.ts'
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

/** Tells on standard error, at the end, which files were loaded, who asked for what, and which parts of Node that took. */
const tracer = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  const [files, asked] = [[], []]
  registerHooks({
    resolve: (name, context, next) => (asked.push(context.parentURL + ' ' + name), next(name, context)),
    load: (url, context, next) => (url.startsWith('file:') && files.push(url), next(url, context)),
  })
  process.on('exit', () => console.error('loaded ' + JSON.stringify({ files, asked, parts: process.moduleLoadList })))
`)}`

interface Loaded {
  readonly files: readonly string[]
  readonly asked: readonly string[]
  readonly parts: readonly string[]
}

/** Who asks, and for what: no part is asked for twice. */
const engine = /session-core\/dist\/.* \.\//

/** Node loads it to make a context for whoever leaves a stream, or pipes one. */
const context = 'NativeModule vm'

const search = '{"input":{"category":"Server"},"filter":{"max":"1","start":"1"}}'
const stored = ['call', 'certificate/search', '--json', search]

const firstCall = `
import { callAction, createAppViewXSession, appViewXCredentialsFromEnv } from '@org/appviewx-auth'
await using session = createAppViewXSession(appViewXCredentialsFromEnv())
await callAction(session, 'certificate/search', { json: ${search} })
`

/** A literal that looks up what Unicode says: half a millisecond for whoever loads it, whether it runs or not. */
const asksUnicode = /[^\\]\\p\{/

/**
 * A command or a program, the most of our files and bytes that it loads, and what belongs to other starts: half a
 * millisecond for each file, as much for 20,000 bytes.
 */
type Start = readonly [readonly string[] | string, files: number, bytes: number, spares: RegExp]

const starts: Readonly<Record<string, Start>> = {
  '--help': [['--help'], 2, 28_000, /ky|valibot|emulator|call/],
  'a call with a stored session': [stored, 3, 192_000, /ky|valibot|emulator|doctor/],
  'an import of @org/session-core': ["import '@org/session-core'", 3, 52_000, /\/ky\/|valibot|first-call/],
  'an import of @org/appviewx-auth': [
    "import '@org/appviewx-auth'",
    5,
    83_000,
    /\/ky\/|valibot|emulator|terminal|schemas|first-call/,
  ],
  'an import of @org/securid-auth': [
    "import '@org/securid-auth'",
    5,
    83_000,
    /\/ky\/|valibot|emulator|terminal|first-call/,
  ],
  'an import of @org/session-core/node': [
    "import '@org/session-core/node'",
    11,
    82_000,
    /ky|undici|terminal|call/,
  ],
  'the first call of @org/appviewx-auth': [
    firstCall,
    6,
    102_000,
    /\/ky\/|valibot|emulator|terminal|refusal|redaction|bodies/,
  ],
}

describe('A start loads few files', { timeout: 120_000 }, () => {
  let folder = ''
  let command = ''
  let home = ''
  let emulator: Program | undefined
  let env: NodeJS.ProcessEnv = {}

  beforeAll(async () => {
    folder = inject('packed').consumer
    home = mkdtempSync(join(tmpdir(), 'home-'))
    command = join(folder, 'node_modules/@org/appviewx-auth/dist/terminal/main.js')
    const server = [process.execPath, command, 'emulator', '--port', '0'] as const
    emulator = await startProgram(server, /http:\S+/, { cwd: folder, env: { HOME: home } })
    const [url] = emulator.ready
    env = { HOME: home, APPVIEWX_URL: url, APPVIEWX_USERNAME: 'admin', APPVIEWX_PASSWORD: 'Password@123' }
    await promisify(execFile)(process.execPath, [command, ...stored], { env })
  }, 180_000)
  afterAll(async () => {
    await emulator?.end()
    rmSync(home, { recursive: true })
  })

  it.each(Object.entries(starts))('%s', async (what, [start, mostFiles, mostBytes, spares]) => {
    const program = join(folder, 'start.mjs')
    if (typeof start === 'string') writeFileSync(program, start)
    const args = typeof start === 'string' ? [program] : [command, ...start]

    const { stderr } = await promisify(execFile)(process.execPath, ['--import', tracer, ...args], { env })
    const { files, asked, parts } = JSON.parse(/^loaded (.*)$/m.exec(stderr)?.[1] ?? '') as Loaded
    const loaded = files.map((url) => fileURLToPath(url)).filter((file) => file !== program)
    const ours = loaded.filter((file) => /@org.*\.js$/.test(file))
    const bytes = ours.reduce((sum, file) => sum + statSync(file).size, 0)
    console.log(`${what}: ${ours.length} of ${loaded.length} files, ${bytes} bytes`)

    expect(ours).not.toEqual([])
    expect(ours.length, ours.join('\n')).toBeLessThanOrEqual(mostFiles)
    expect(bytes).toBeLessThanOrEqual(mostBytes)
    expect(asked.filter((each, index) => engine.test(each) && asked.indexOf(each) !== index)).toEqual([])
    expect(parts).not.toContain(context)
    expect(ours.filter((file) => asksUnicode.test(readFileSync(file, 'utf8')))).toEqual([])
    expect(loaded.filter((file) => spares.test(file.replace(/.*node_modules/, '')))).toEqual([])
  })

  it('A command logs in also where each package sees its own dependencies only', async () => {
    const strict = join(home, 'strict')
    const from = join(folder, 'node_modules')
    const core = join(strict, 'core/node_modules')
    const own = join(strict, 'own/node_modules/@org')
    cpSync(join(from, '@org/session-core'), join(core, '@org/session-core'), { recursive: true })
    cpSync(join(from, 'ky'), join(core, 'ky'), { recursive: true })
    cpSync(join(from, '@org/appviewx-auth'), join(own, 'appviewx-auth'), { recursive: true })
    symlinkSync(join(core, '@org/session-core'), join(own, 'session-core'), 'junction')
    const script = join(own, 'appviewx-auth/dist/terminal/main.js')

    const { stdout } = await promisify(execFile)(process.execPath, [script, ...stored, '--no-share'], { env })

    expect(stdout).toContain('commonName')
  })
})
