import { sessionLaws } from '../../packages/session-core/src/testing/index.ts'
import { root } from '../run-tool.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')
const docs = 'packages/session-core/docs'

/** Without blank lines, comments and imports. */
const linesOfCode = (source: string): readonly string[] =>
  source
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import [\s\S]*? from .*$/gm, '')
    .split('\n')
    .filter((line) => line.trim())

describe('A figure in the pages is counted', () => {
  it('promises: as many as there are headings, and every law belongs to one of them', () => {
    const page = textOf(`${docs}/what-we-promise.md`)
    const promises = page.match(/^## \d+\. /gm) ?? []

    expect(page).toContain('Sixteen promises, each held by laws')
    expect(promises).toHaveLength(16)
    expect(new Set(sessionLaws.map(({ promise }) => promise)).size).toBe(16)
  })

  it('lines of the idea: a hundred, in four files', () => {
    const page = textOf('CONTRIBUTING.md')
    const [advice = ''] = /\*\*Read the idea, a hundred lines[\s\S]*?^\d\. /m.exec(page) ?? []

    const files = Array.from(advice.matchAll(/\((?<file>[^)]+\.ts)\)/g), ([, file = '']) => file)
    const lines = files.flatMap((file) => linesOfCode(textOf(file)))

    expect(files).toHaveLength(4)
    expect(lines.length).toBeLessThanOrEqual(100)
    expect(lines.length).toBeGreaterThan(60)
  })

  it('lines of the third protocol’s server', () => {
    const server = textOf('packages/session-core/test/third-protocol/redfish-server.ts')

    expect(textOf(`${docs}/writing-a-protocol.md`)).toMatch(/server in\s+sixty\s+lines/)
    expect(server.trimEnd().split('\n').length).toBeLessThanOrEqual(60)
  })

  it('versions of Node: what the manifests ask for is what the READMEs say', () => {
    const engines = JSON.parse(textOf('packages/session-core/package.json')) as { engines: { node: string } }

    expect(engines.engines.node).toBe('>=22.12')
    for (const home of ['appviewx-auth', 'securid-auth', 'session-core'])
      expect(textOf(`packages/${home}/README.md`)).toContain('from Node 22.12')
  })

  it('versions of ours: no page names one that the next release makes wrong', () => {
    const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', `${docs}/how-we-compare.md`]

    expect(pages.filter((page) => /version 0\.\d/.test(textOf(page)))).toEqual([])
  })
})
