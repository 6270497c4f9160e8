import { publicPackages, type PublicPackage } from '../public-packages.ts'
import { root, runTool } from '../run-tool.ts'
import { parseChangeset, readChangesets } from './changesets.ts'
import { readChange } from './read-change.ts'
import { unannounced } from './unannounced.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished, describe, expect, it } from 'vitest'

const packageOf = (folder: string): PublicPackage => ({
  folder,
  manifest: { name: `@org/${folder}`, version: '1.0.0', exports: {} },
})
const packages = [packageOf('core'), packageOf('auth')]
const tells = (...names: readonly string[]): ReturnType<typeof parseChangeset> =>
  parseChangeset(
    '.changeset/it.md',
    ['---', ...names.map((name) => `'${name}': patch`), '---', 'It.'].join('\n'),
  )

describe('A change', () => {
  it.each([
    { what: 'code', files: ['packages/core/src/a.ts'], missing: ['@org/core'] },
    { what: 'public names', files: ['packages/auth/api/index.api.md'], missing: ['@org/auth'] },
    { what: 'tests', files: ['packages/core/src/a.test.ts', 'packages/core/test/laws.test.ts'], missing: [] },
    { what: 'documents', files: ['packages/core/README.md', 'README.md'], missing: [] },
    { what: 'a release', files: ['packages/core/src/a.ts', 'packages/core/CHANGELOG.md'], missing: [] },
  ])('of $what, untold, lacks $missing', ({ files, missing }) => {
    expect(unannounced({ files, changesets: [] }, packages)).toEqual(missing)
  })

  it.each([
    { told: ['@org/core', '@org/auth'], missing: [] },
    { told: ['@org/auth'], missing: ['@org/core'] },
    { told: [], missing: [] },
  ])('of two packages, with a changeset of $told, lacks $missing', ({ told, missing }) => {
    const files = ['packages/core/src/a.ts', 'packages/auth/src/a.ts']

    expect(unannounced({ files, changesets: [tells(...told)] }, packages)).toEqual(missing)
  })

  it('is seen on a branch whether it was committed or not, and beside it the changeset that came with it', async () => {
    const repository = await emptyRepository()
    await repository.commit({
      '.changeset/before.md': "---\n'@org/core': patch\n---\nEarlier.\n",
      'packages/core/src/a.ts': '1',
    })
    await repository.git('checkout', '--quiet', '-b', 'work')
    await repository.commit({ 'packages/core/src/a.ts': '2' })
    repository.write({ 'packages/core/src/b.ts': '1' })

    const before = await readChange(repository.folder)
    repository.write({ '.changeset/mine.md': "---\n'@org/core': minor\n---\nMine.\n" })
    const after = await readChange(repository.folder)

    expect(before.files).toEqual(['packages/core/src/a.ts', 'packages/core/src/b.ts'])
    expect(unannounced(before, packages)).toEqual(['@org/core'])
    expect(after.changesets.map(({ summary }) => summary)).toEqual(['Mine.'])
    expect(unannounced(after, packages)).toEqual([])
  })

  it('is seen on main since the last release', async () => {
    const repository = await emptyRepository()
    await repository.commit({ 'packages/core/src/a.ts': '1' })
    const never = await readChange(repository.folder)
    await repository.commit({ 'packages/core/CHANGELOG.md': '# It' })
    const released = await readChange(repository.folder)
    await repository.commit({ 'packages/auth/src/a.ts': '2' })
    const later = await readChange(repository.folder)
    await repository.git('clone', '--quiet', '--depth', '1', `file://${repository.folder}`, 'shallow')
    const shallow = await readChange(join(repository.folder, 'shallow'))

    expect(unannounced(shallow, packages), 'a shallow clone cannot tell').toEqual([])
    expect([never, released, later].map((change) => unannounced(change, packages))).toEqual([
      ['@org/core'],
      [],
      ['@org/auth'],
    ])
  })

  it.each(['Text without a head.', "---\n'@org/core': huge\n---\nIt.", '---\n@org/core\n---\nIt.'])(
    'is not announced by a note that is no changeset: %j',
    (text) => {
      expect(() => parseChangeset('.changeset/it.md', text)).toThrow('.changeset/it.md is no changeset')
    },
  )
})

describe('This repository', () => {
  it('tells readers of every change that they will feel', async () => {
    const missing = unannounced(await readChange(root))

    expect(missing, 'run `npx pnpm@12 changeset`; with --empty if nobody will feel it').toEqual([])
  })

  it.each(readChangesets(root))('names packages that exist, in a sentence: $file', (changeset) => {
    const names = publicPackages().map(({ manifest }) => manifest.name)

    expect(names).toEqual(expect.arrayContaining([...changeset.packages.keys()]))
    expect(changeset.summary).toMatch(changeset.packages.size === 0 ? /^$|\.$/ : /^[A-Z`][^]*\.$/)
  })
})

interface SmallRepository {
  readonly folder: string
  readonly git: (...args: readonly string[]) => Promise<void>
  readonly write: (files: Readonly<Record<string, string>>) => void
  readonly commit: (files: Readonly<Record<string, string>>) => Promise<void>
}

async function emptyRepository(): Promise<SmallRepository> {
  const folder = mkdtempSync(join(tmpdir(), 'change-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const me = ['-c', 'user.name=A test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgSign=false']
  const git = async (...args: readonly string[]): Promise<void> => {
    const { status, output } = await runTool('git', [...me, ...args], folder)
    if (status !== 0) throw new Error(output)
  }
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
  }

  await git('init', '--quiet', '--initial-branch', 'main')
  return {
    folder,
    git,
    write,
    commit: async (files) => {
      write(files)
      await git('add', '--all')
      await git('commit', '--quiet', '--message', 'A change')
    },
  }
}
