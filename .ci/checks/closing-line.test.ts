import { root, runTool, type ToolRun } from '../run-tool.ts'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const vitest = { test: 'vitest run --root ../.. --dir .' }
/** Packages that end in each way there is, by their scripts and their file; the red one has a second file that cannot load. */
const packages = {
  green: [vitest, `it('works', () => {}); it.skip('waits', () => {})`],
  red: [vitest, `it('adds', () => expect(1 + 1).toBe(3))`],
  quiet: [vitest, `it('leaves', () => { void Promise.reject(new Error('left behind')) })`],
  cut: [vitest, `it('ends everything', () => { process.kill(process.ppid, 'SIGKILL') })`],
  untidy: [{ oxlint: 'echo line 7 is untidy && false', announced: 'false' }, ''],
} as const
const tasks = ['test', 'e2e', 'house', 'packed']
const rules = ['oxlint', 'format:check', 'knip', 'docs:check', 'announced']
const config = `import { reporters } from './.ci/checks/task-report.ts'
export default { test: { globals: true, reporters } }`

describe('A run of all checks', { timeout: 120_000 }, () => {
  const repository = mkdtempSync(join(tmpdir(), 'checks-'))
  const write = (file: string, content: string | object): void => {
    mkdirSync(dirname(join(repository, file)), { recursive: true })
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    writeFileSync(join(repository, file), text)
  }
  const check = async (...args: readonly string[]): Promise<ToolRun & { readonly lines: string[] }> => {
    // Not the task of turbo that these tests are.
    const env = { TURBO_HASH: '', NO_COLOR: '1' }
    const run = await runTool('node', ['.ci/test.ts', ...args], { cwd: repository, env })
    return { ...run, lines: run.output.trimEnd().split('\n') }
  }

  let first: Awaited<ReturnType<typeof check>>

  beforeAll(async () => {
    const outputs = ['.turbo/report-test.json']
    symlinkSync(join(root, 'node_modules'), join(repository, 'node_modules'))
    for (const file of ['.gitignore', '.ci/test.ts', '.ci/run-tool.ts', '.ci/checks'])
      cpSync(join(root, file), join(repository, file), { recursive: true })
    write('package.json', { name: '@org/sessions', packageManager: 'pnpm@12.21.0', type: 'module' })
    write('pnpm-workspace.yaml', 'packages: [packages/*]\npmOnFail: ignore\nverifyDepsBeforeRun: false\n')
    write('pnpm-lock.yaml', "lockfileVersion: '9.0'\n")
    write('turbo.json', {
      tasks: {
        ...Object.fromEntries([...tasks, ...rules].map((name) => [name, { outputs }])),
        announced: { cache: false },
      },
    })
    write('vitest.config.js', config)
    write('packages/red/never.test.js', `import './nowhere.js'`)
    for (const [name, [scripts, program]] of Object.entries(packages)) {
      write(`packages/${name}/package.json`, { name, type: 'module', scripts })
      write(`packages/${name}/${name}.test.js`, program)
    }
    // It will be cut off before it writes its own.
    write('packages/cut/.turbo/report-test.json', 'a report of an earlier run')
    first = await check()
  }, 120_000)
  afterAll(() => rmSync(repository, { recursive: true }))

  it('counts a test that failed, a file that cannot load, and a task that ended in any other way, but no earlier report', () => {
    const { output, lines, status } = first

    expect(lines.at(-1)).toBe('2 passed, 6 failed, 1 skipped')
    expect(status).toBe(1)
    expect(output).toMatch(/FAIL.*red\.test\.js > adds\nAssertionError: expected 2 to be 3/)
    expect(output).toMatch(/FAIL.*never\.test\.js/)
    expect(output).toContain('Error: left behind')
    expect(output).toMatch(/FAILED {2}untidy#oxlint\n(?:.*\n)*line 7 is untidy/)
    expect(output).toMatch(/FAILED {2}untidy#announced\n.*pnpm@12 run announced/)
    expect(output).toMatch(/^FAILED {2}cut#test$/m)
    expect(output).not.toMatch(/^FAILED {2}green#/m)
  })

  it('says the same of tests that turbo remembers, in few lines', async () => {
    const { output, lines, status } = await check('--filter=green')

    expect(lines.at(-1)).toBe('1 passed, 0 failed, 1 skipped')
    expect(status).toBe(0)
    expect(output).toContain('cache hit')
    expect(lines.length).toBeLessThan(40)
  })

  it('has failed when turbo ran nothing', async () => {
    const { lines, status } = await check('--no-such-option')

    expect(lines.at(-1)).toBe('0 passed, 1 failed')
    expect(status).toBe(1)
  })
})
