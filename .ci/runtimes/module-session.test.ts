import { programs } from '../installed-runtimes.ts'
import { startProgram } from '../start-program.ts'
import { configureWorker } from './configure-workerd.ts'
import { openTestServer } from './test-server.ts'
import type { Command } from './vendor-servers.ts'
import { build } from 'esbuild'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'

/**
 * What visitors ask for, one after the other, and what they get; four come at once. In between, one leaves before his work is
 * done, or lingers only until his message has arrived at a server that says nothing to it.
 */
const stories = {
  'a visitor starts the login and leaves before it is answered': [
    '',
    'linger/call',
    'call served, call served',
  ],
  'many come after a visitor who left in the middle of the login': [
    '',
    'linger/call',
    '4 call served, call served',
  ],
  'a visitor leaves in the middle of a renewal': [
    'call',
    'linger/renew',
    'call served, renew served, call served, logout revoked',
  ],
  'the logout of a session that was replaced is left behind': [
    'call, renew',
    'leave/renew',
    'call served, logout revoked, call closed',
  ],
  'a visitor logs out in the background': [
    'call',
    'leave/logout',
    'call closed, logout revoked, logout revoked',
  ],
  // Nobody knows what the login brought, or whether it was sent.
  'somebody logs out while a login is left behind': [
    '',
    'linger/call',
    'logout local-only|already-ended, call closed',
  ],
} as const

/** Since 2024-10-14 a promise of a request that is over fails for others; before, it never settles. */
describe.each(['2026-11-01', '2024-01-01'])('A session at module level of a Worker of %s', (date) => {
  let folder: string

  beforeAll(async () => {
    folder = join(inject('packed').consumer, 'runtimes', `module-session-${date}`)
    mkdirSync(folder, { recursive: true })
    const source = readFileSync(join(import.meta.dirname, 'module-session.ts'), 'utf8')
    await build({
      // As if it stood where the packages are installed.
      stdin: { contents: source, loader: 'ts', resolveDir: folder },
      outfile: join(folder, 'worker.js'),
      bundle: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
    })
    configureWorker(folder, date)
  }, 180_000)

  // Each has a Worker and a server of its own, and mostly waits.
  it.concurrent.for(Object.entries(stories))(
    'serves all when %s',
    { timeout: 60_000 },
    async ([, [first, left, next]], { skip, signal }) => {
      const program = programs.workerd
      skip(!existsSync(program) && !process.env['CI'], `${program} is not there`)
      await using server = await openTestServer()
      const { origin } = server.places
      const workerd = [program, 'serve', 'serve.capnp', '--control-fd=1'] as const
      await using worker = await startProgram(workerd, /"port":\s*(\d+)/, { cwd: folder })
      const visit = async (path: string): Promise<string> =>
        (await fetch(`http://127.0.0.1:${worker.ready[1]}/${path}?origin=${origin}`, { signal })).text()
      const command = (name: Command): Promise<unknown> =>
        fetch(`${origin}/control/SecurID/${name}`, { method: 'POST' })
      const stalls = left.startsWith('linger')

      for (const path of first.split(', ').filter(Boolean)) await visit(path)
      if (stalls) await command('stall')
      await visit(left)
      if (stalls) await command('arrived')
      // Its time is over.
      await new Promise((resolve) => setTimeout(resolve, 300))

      for (const step of next.split(', ')) {
        const [outcome = '', path = '', visitors = '1'] = step.split(' ').toReversed()
        const outcomes = await Promise.all(Array.from({ length: Number(visitors) }, () => visit(path)))
        expect(outcomes.filter((each) => !outcome.split('|').includes(each))).toEqual([])
      }
    },
  )
})
