import { root, runTool } from '../run-tool.ts'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** Why a link of a page leads nowhere; nothing if it leads somewhere. */
function brokenBy(site: string, page: string, target: string): string | undefined {
  const [path = '', anchor = ''] = target.split('#', 2).map((part) => decodeURIComponent(part))
  const file = path === '' ? page : posix.join(dirname(page), path)
  const place = join(site, file)
  if (!existsSync(place) || !statSync(place).isFile()) return `${page}: no file ${target}`
  if (anchor === '' || !file.endsWith('.html')) return undefined

  return readFileSync(place, 'utf8').includes(`id="${anchor}"`) ? undefined : `${page}: no place ${target}`
}

describe('The site', { timeout: 180_000 }, () => {
  const site = mkdtempSync(join(tmpdir(), 'site-'))
  let pages: readonly string[] = []

  beforeAll(async () => {
    const { status, output } = await runTool('typedoc', ['--out', site], root)
    if (status !== 0) throw new Error(output)
    pages = globSync('**/*.html', { cwd: site })
  }, 900_000)
  afterAll(() => rmSync(site, { recursive: true, force: true }))

  it('has a start page, the guides, the reference and a search', () => {
    const start = readFileSync(join(site, 'index.html'), 'utf8')
    const titles = pages
      .filter((page) => page.startsWith('documents/'))
      .map(
        (page) =>
          /<title>(?<title>[^|<]+?) \|/.exec(readFileSync(join(site, page), 'utf8'))?.groups?.['title'],
      )

    expect(start).toContain('Log in once and')
    expect(titles).toEqual(
      expect.arrayContaining(['Recipes for any session', 'What we promise', 'Logs and metrics']),
    )
    expect(pages.some((page) => page.startsWith('functions/'))).toBe(true)
    expect(existsSync(join(site, 'assets/search.js'))).toBe(true)
  })

  it('has no dead link, and needs no server: every address is relative', () => {
    const links = pages.flatMap((page) =>
      Array.from(
        readFileSync(join(site, page), 'utf8').matchAll(/\b(?:href|src)="(?<target>[^"]+)"/g),
        ({ groups }) => ({ page, target: (groups?.['target'] ?? '').replaceAll('&amp;', '&') }),
      ).filter(({ target }) => !/^(?:https?|mailto|data):/.test(target)),
    )

    expect(links.length).toBeGreaterThan(1000)
    expect(links.filter(({ target }) => target.startsWith('/'))).toEqual([])
    const broken = new Set(links.map(({ page, target }) => brokenBy(site, page, target)).filter(Boolean))
    expect([...broken]).toEqual([])
  })
})
