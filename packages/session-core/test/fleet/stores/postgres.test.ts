import { postgresStore } from './postgres-store.ts'
import { storeLaws } from '@org/session-core/testing'
import { execFileSync } from 'node:child_process'
import { chownSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const [bin] = globSync('/usr/lib/postgresql/*/bin')
// In CI, it has to be there.
const whyNot = bin === undefined && !process.env['CI'] ? 'postgresql is not installed' : undefined

/** Postgres refuses to run as root: then it runs as its own user. */
const owner: { readonly uid: number; readonly gid: number } | undefined =
  process.getuid?.() === 0 && whyNot === undefined
    ? {
        uid: Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })),
        gid: Number(execFileSync('id', ['-g', 'postgres'], { encoding: 'utf8' })),
      }
    : undefined

describe('The page of fleets', () => {
  it('shows the store that is tried here', () => {
    const page = readFileSync(
      path.join(import.meta.dirname, '../../../docs/one-login-for-many-processes.md'),
      'utf8',
    )
    const [, ...lines] = readFileSync(path.join(import.meta.dirname, 'postgres-store.ts'), 'utf8').split('\n')

    expect(page).toContain(lines.join('\n').trim())
  })
})

describe.skipIf(whyNot)(
  `A store of one's own, in Postgres, keeps the store laws${whyNot ? ` (${whyNot})` : ''}`,
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fleet-postgres-'))
    const run = (tool: string, ...args: readonly string[]): void => {
      execFileSync(path.join(bin ?? '', tool), args, { ...owner, cwd: folder, stdio: 'ignore' })
    }
    let pool: Pool

    beforeAll(async () => {
      if (owner) chownSync(folder, owner.uid, owner.gid)
      run('initdb', '-D', path.join(folder, 'data'), '-U', 'fleet', '--auth', 'trust', '--no-sync')
      // A socket in a folder of its own: another process may take a port that was free a moment ago.
      const settings = `-h '' -k ${folder} -c fsync=off`
      run(
        'pg_ctl',
        '-D',
        path.join(folder, 'data'),
        '-o',
        settings,
        '-l',
        path.join(folder, 'log'),
        '-w',
        'start',
      )
      pool = new Pool({ host: folder, user: 'fleet', database: 'postgres', max: 24 })
      pool.on('error', () => {})
      await pool.query(
        'CREATE TABLE shared (key text PRIMARY KEY, text text NOT NULL, written timestamptz NOT NULL, kept interval NOT NULL)',
      )
    })
    afterAll(async () => {
      await pool.end()
      run('pg_ctl', '-D', path.join(folder, 'data'), '-m', 'immediate', 'stop')
      rmSync(folder, { recursive: true, force: true })
    })

    it.concurrent.for(storeLaws)('$name', async ({ check }) => {
      const store = postgresStore((statement, values) => pool.query(statement, [...values]))

      await expect(check({ name: 'Postgres', open: () => store, histories: 50 })).resolves.toBeUndefined()
    })
  },
)
