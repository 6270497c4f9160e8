import { type CommandLine, commandLines } from './command-line.ts'
import { emulate } from './emulate.ts'
import { run } from './run-command.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

interface Description {
  readonly openapi: string
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly operationId: string; readonly summary: string }>>>
  >
}

describe.each(commandLines)('the control door of $name emulator', (line: CommandLine) => {
  let server: Awaited<ReturnType<typeof emulate>>
  const post = (path: string, body = '[]', type = 'application/json'): Promise<Response> =>
    fetch(`${server.control.door}${path}`, { method: 'POST', headers: { 'content-type': type }, body })

  beforeAll(async () => {
    server = await emulate(line)
  })
  afterAll(() => server.stop())

  it('names accounts to log in with', () => {
    expect(server.said).toContain(`${line.username} / ${line.password}`)
  })

  it('describes every knob in OpenAPI, and each of them is there', async () => {
    const { openapi, paths } = (await (
      await fetch(`${server.control.door}/openapi.json`)
    ).json()) as Description
    const knobs = Object.keys(paths).filter((path) => path.startsWith('/knobs/'))

    expect(openapi).toBe('3.1.0')
    for (const knob of ['expireSessions', 'failNext', 'holdNextReply', 'lock', 'advance'])
      expect(knobs).toContain(`/knobs/${knob}`)
    const answers = await Promise.all(knobs.map((knob) => post(knob, '"no array"')))

    expect(answers.map(({ status }) => status)).toEqual(knobs.map(() => 400))
  })

  it('is what the package says in the file that it ships; `-u` writes it anew', async () => {
    const folder = dirname(createRequire(import.meta.url).resolve(`@org/${line.name}/package.json`))
    const description = (await (await fetch(`${server.control.door}/openapi.json`)).json()) as object
    const file = join(folder, 'docs/control-door.openapi.json')

    await expect(`${JSON.stringify(description, undefined, 2)}\n`).toMatchFileSnapshot(file)
  })

  it('turns a knob, tells what was seen, and begins anew', async () => {
    await fetch(`${server.url}${line.path}`)

    expect(await server.control.state('requestsSeen')).toBe(1)
    expect(await server.control.turn('failNext', 'proxy-error')).toHaveProperty('result')
    expect((await fetch(`${server.url}${line.path}`)).status).toBe(502)

    await post('/reset')

    expect(await server.control.state('requestsSeen')).toBe(0)
  })

  it('holds a reply until it is let go', async () => {
    const { result } = (await server.control.turn('holdNextReply')) as {
      readonly result: { readonly hold: string }
    }
    let isAnswered = false
    const answer = fetch(`${server.url}${line.path}`).then((response) => {
      isAnswered = true
      return response
    })
    while ((await server.control.state('requestsSeen')) === 0)
      await new Promise((resolve) => setTimeout(resolve, 5))

    expect(isAnswered).toBe(false)

    await post(`/holds/${result.hold}`)

    expect((await answer).status).toBeGreaterThan(0)
  })

  it.each<[path: string, body: string, status: number]>([
    ['/knobs/noSuchKnob', '[]', 404],
    ['/knobs/toString', '[]', 404],
    ['/knobs/failNext', '["no such fault"]', 400],
    ['/knobs/failNext', '{', 400],
    ['/holds/17', '', 404],
    ['/elsewhere', '', 404],
  ])('refuses POST %s with %s by %i and a sentence', async (path, body, status) => {
    const answer = await post(path, body)

    expect(answer.status).toBe(status)
    expect(await answer.json()).toHaveProperty('error')
  })

  it('takes nothing that a page of another origin could send without leave', async () => {
    expect((await post('/knobs/expireSessions', '[]', 'text/plain')).status).toBe(415)
  })

  it('is where another emulator ends whose own cannot be opened', async () => {
    const { port } = new URL(server.control.door)
    const { code, stderr } = await run(line, ['emulator', '--port', '0', '--tls', '--control-port', port])

    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('EADDRINUSE') as string,
    })
  })
})

const [appviewx, securid] = commandLines as [CommandLine, CommandLine]

describe.each([
  { line: appviewx, people: 'accounts', machines: 'serviceAccounts', setting: 'lockoutMinutes=7' },
  { line: securid, people: 'users', machines: 'trustedApps', setting: 'idleMinutes=7' },
])('$line.name emulator', ({ line, people, machines, setting }) => {
  it('takes accounts from a file and settings one by one, and names whom somebody gave, without a password', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'data-'))
    const file = join(folder, 'data.json')
    writeFileSync(file, JSON.stringify({ [people]: [{ username: 'grace', password: 'Zx9-hers' }] }))
    const robot = `${machines}=[{"clientId":"robot","clientSecret":"Zx9-its"}]`
    const server = await emulate(line, '--data', file, '--set', robot, '--set', setting)
    const { stdout, stderr } = await server.stop()
    rmSync(folder, { recursive: true })

    expect(server.said).toMatch(/\n {2}grace\n {2}robot \(/)
    expect(server.said).not.toContain(`${line.username} /`)
    expect(stdout + stderr).not.toContain('Zx9')
  })
})
