import { sessionLaws } from '../../packages/session-core/src/testing/index.ts'
import { root } from '../run-tool.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')
const docs = 'packages/session-core/docs'

describe('A figure in the pages is counted', () => {
  it('promises: as many as there are headings, and every law belongs to one of them', () => {
    const page = textOf(`${docs}/what-we-promise.md`)
    const promises = page.match(/^## \d+\. /gm) ?? []

    expect(page).toContain('Sixteen promises, each held by laws')
    expect(promises).toHaveLength(16)
    expect(new Set(sessionLaws.map(({ promise }) => promise)).size).toBe(16)
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
