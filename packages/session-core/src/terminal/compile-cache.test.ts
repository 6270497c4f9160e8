import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const home = mkdtempSync(join(tmpdir(), 'cache-'))
afterAll(() => rmSync(home, { recursive: true }))

/** What was kept below `.cache` by a process of its own. */
function kept(folder: string): readonly string[] {
  const file = fileURLToPath(new URL('compile-cache.ts', import.meta.url))
  const program = `import { keepCompiled } from ${JSON.stringify(file)}; keepCompiled('toy', { env: process.env })`
  spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    env: { HOME: folder, PATH: process.env['PATH'] ?? '' },
  })
  const cache = join(folder, '.cache/toy')
  return existsSync(cache) ? readdirSync(cache) : []
}

describe.skipIf(process.platform !== 'linux')('What Node compiled', () => {
  it('is kept for this user only', () => {
    const own = join(home, 'own')
    mkdirSync(own, { mode: 0o700 })

    expect(kept(own)).not.toEqual([])
    expect(statSync(join(own, '.cache/toy')).mode & 0o777).toBe(0o700)
  })

  it.each([
    ['the home', '.'],
    ['the cache directory', '.cache'],
    ['the folder itself', '.cache/toy'],
  ])('is not kept where others can write to %s', (_what, open) => {
    const folder = mkdtempSync(join(home, 'open-'))
    mkdirSync(join(folder, '.cache/toy'), { recursive: true, mode: 0o700 })
    chmodSync(join(folder, open), 0o777)

    expect(kept(folder)).toEqual([])
  })
})
