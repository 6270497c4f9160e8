import { programs } from '../installed-runtimes.ts'
import { runTool } from '../run-tool.ts'
import { startProgram, type Program } from '../start-program.ts'
import { installExample } from './install-example.ts'
import { nextjsRoutes } from './nextjs-routes.ts'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

interface Seen {
  readonly loginAttempts: number
  readonly liveSessions: number
  readonly requests: readonly { readonly path: string; readonly status: number }[]
}

const visit = async (url: string): Promise<string> => {
  const answer = await fetch(url)
  const text = await answer.text()
  expect(answer.status, `${url}: ${text}`).toBe(200)
  return text
}

/** What was asked for by a form that a page holds, and where it led to. */
async function submitForm(page: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const html = await visit(page)
  const form = new FormData()
  for (const { groups } of html.matchAll(
    /<input type="hidden" name="(?<name>[^"]+)"(?: value="(?<value>[^"]*)")?/g,
  ))
    form.append(groups?.['name'] ?? '', (groups?.['value'] ?? '').replaceAll('&quot;', '"'))
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return fetch(page, { method: 'POST', body: form })
}

const node = programs.node24

describe('The Next.js example, installed from the tarballs and built,', { timeout: 900_000 }, () => {
  let folder: string
  let emulator: Program
  let url: string
  let env: Record<string, string>

  const control = async (path: string, body?: unknown): Promise<unknown> => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const headers = { 'content-type': 'application/json' }
    return (await fetch(new URL(path, emulator.ready.groups?.['control']), { ...init, headers })).json()
  }
  const seen = async (): Promise<Seen> => (await control('state')) as Seen
  const asked = async (command: string): Promise<number> =>
    (await seen()).requests.filter(({ path, status }) => status === 200 && path.includes(`cmd=${command}&`))
      .length
  const startApp = async (mode: 'dev' | 'start'): Promise<Program> => {
    const next = [node, 'node_modules/next/dist/bin/next', mode, '--port', '0'] as const
    const app = await startProgram(next, /(?<url>http:\/\/localhost:\d+)[^]*Ready/, { cwd: folder, env })
    url = app.ready.groups?.['url'] ?? ''
    return app
  }

  beforeAll(async () => {
    folder = await installExample('nextjs')
    for (const [file, text] of Object.entries(nextjsRoutes)) {
      mkdirSync(join(folder, dirname(file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    emulator = await startProgram(
      [node, 'node_modules/@org/securid-auth/dist/terminal/main.js', 'emulator', '--port', '0'],
      /emulator at (?<url>\S+)[^]*control door at (?<control>\S+)/,
      { cwd: folder },
    )
    env = {
      NEXT_TELEMETRY_DISABLED: '1',
      NEXT_MANUAL_SIG_HANDLE: 'true',
      SECURID_URL: emulator.ready.groups?.['url'] ?? '',
    }
  }, 900_000)

  afterAll(async () => {
    await emulator.end()
  })

  beforeEach(async () => {
    await control('reset', [])
  })

  it('asks no server while it is built, and has not one page that is the same for all', async () => {
    const { status, output } = await runTool('npm', ['run', 'build'], { cwd: folder, env })

    expect(status, output).toBe(0)
    expect(output).toMatch(/ƒ \/\n/)
    expect(output).toMatch(/ƒ \/api\/runs\/\[id\]\n/)
    expect((await seen()).requests).toEqual([])
  })

  it('logs in once for many visitors, keeps no answer, outlives an expiry, and leaves nothing behind', async () => {
    await using app = await startApp('start')

    const pages = await Promise.all(Array.from({ length: 40 }, () => visit(url)))
    expect(new Set(pages.map((page) => page.includes('Nadia')))).toEqual(new Set([true]))
    expect([(await seen()).loginAttempts, await asked('findUsers')]).toEqual([1, 40])

    await control('knobs/expireSessions', [])
    await Promise.all(Array.from({ length: 40 }, () => visit(url)))
    expect([(await seen()).loginAttempts, await asked('findUsers')]).toEqual([2, 80])

    const { code, output } = await app.end()
    expect([code, output.trim().split('\n').at(-1)]).toEqual([0, 'revoked'])
    expect((await seen()).liveSessions).toBe(0)
  })

  it('posts through its action, which leads to its route', async () => {
    await using _app = await startApp('start')

    const answer = await submitForm(url, { name: 'All User Access' })

    expect(answer.url).toMatch(/\/api\/runs\/\d+$/)
    expect(await answer.json()).toMatchObject({ 'overall-status': 'Running' })
    expect([(await seen()).loginAttempts, await asked('runReport')]).toEqual([1, 1])
  })

  it('answers visitors that were waiting when SIGTERM came', async () => {
    const running = await startApp('start')
    await visit(url)
    await control('knobs/slowBy', [500])

    const visits = Array.from({ length: 5 }, () => visit(url))
    while ((await asked('findUsers')) < 6) await new Promise((resolve) => setTimeout(resolve, 20))
    const { code } = await running.end()

    expect((await Promise.all(visits)).every((page) => page.includes('Nadia'))).toBe(true)
    expect([code, (await seen()).liveSessions]).toEqual([0, 0])
  })

  it('keeps no answer of nodeTransport, whatever a route says of fetch, and none of fetch, unless it says so', async () => {
    await using _app = await startApp('start')
    const about = async (path: string): Promise<number> => {
      const before = await asked('about')
      for (let n = 0; n < 4; n += 1) await visit(`${url}/${path}`)
      return (await asked('about')) - before
    }
    const kept = (): string[] => globSync('.next/cache/fetch-cache/*', { cwd: folder })

    expect([await about('forced'), await about('patched'), kept()]).toEqual([4, 4, []])

    // What the page warns of: the next release of Next.js may be kinder.
    expect([await about('patched-forced'), await about('patched-zero')]).toEqual([1, 1])
    await control('knobs/expireSessions', [])
    expect([await about('patched-forced'), await about('patched-zero')]).toEqual([0, 0])
    const onDisk = kept().map((file) => readFileSync(join(folder, file), 'utf8'))
    expect(onDisk.filter((text) => text.includes('cmd=loginUser'))).toHaveLength(1)
  })

  it('logs in once while it is developed, however often its modules are loaded anew', async () => {
    await using _app = await startApp('dev')
    const page = join(folder, 'app/page.tsx')
    const session = join(folder, 'lib/session.ts')
    const people = readFileSync(page, 'utf8')
    expect(await visit(url)).toContain('<h1>People</h1>')

    writeFileSync(session, `${readFileSync(session, 'utf8')}\nexport const reloaded = true\n`)
    writeFileSync(
      page,
      people
        .replace('<h1>People</h1>', '<h1>{String(reloaded)}</h1>')
        .replace('{ securid }', '{ reloaded, securid }'),
    )
    while (!(await visit(url)).includes('<h1>true</h1>'))
      await new Promise((resolve) => setTimeout(resolve, 100))

    expect((await seen()).loginAttempts).toBe(1)
  })
})
