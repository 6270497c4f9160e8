import { programs } from '../installed-runtimes.ts'
import { runTool } from '../run-tool.ts'
import { startProgram } from '../start-program.ts'
import { installExample } from './install-example.ts'
import { describe, expect, it } from 'vitest'

const node = programs.node24

describe('An example, installed from the tarballs,', { timeout: 180_000 }, () => {
  it('cron: does its job; a wrong password is for a person', async () => {
    const folder = await installExample('cron')

    const right = await runTool(node, ['main.ts'], folder)
    const wrong = await runTool(node, ['main.ts'], { cwd: folder, env: { SECURID_PASSWORD: 'mistyped' } })

    expect(right.output).toMatch(/^left: \d+\n$/)
    expect(right.status).toBe(0)
    expect(wrong.output).toMatch(/^credentials-rejected: /)
    expect(wrong.status).toBe(78)
  })

  it('worker-threads: one login for all of them', async () => {
    const { output } = await runTool(node, ['main.ts'], await installExample('worker-threads'))

    expect(output).toBe('1 login for 4 threads\n')
  })

  it('test-suite: passes', async () => {
    const { status, output } = await runTool(node, ['--test'], await installExample('test-suite'))

    expect(output).toContain('pass 2')
    expect(status, output).toBe(0)
  })

  it.each(['service', 'tenants'])('%s: serves, and leaves nothing behind at SIGTERM', async (name) => {
    const place = { cwd: await installExample(name), env: { PORT: '0' } }
    await using service = await startProgram([node, 'main.ts'], /^http:\S+\n/, place)
    const [greeting] = service.ready

    const answers = await Promise.all([fetch(greeting.trim()), fetch(greeting.trim())])
    const { code, output } = await service.end()

    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(output).toBe(`${greeting}revoked\n`)
    expect(code).toBe(0)
  })
})
