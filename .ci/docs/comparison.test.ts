import { root } from '../run-tool.ts'
import { readDocuments } from './documents.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const path = 'packages/session-core/docs/how-we-compare.md'
const text = readDocuments().find((document) => document.path === path)?.text ?? ''
const [, table = ''] = text.split(/^## /m, 2)
const [header = [], , ...rows] = table
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').map((cell) => cell.trim()))

describe('The comparison', () => {
  it('compares', () => {
    expect(rows.length).toBeGreaterThan(12)
  })

  it.each(rows.map(([, question, ours]) => [question, ours]))(
    'backs our cell by a law or a test: %s',
    (_question, ours) => {
      expect(ours).toMatch(/\]\([^)]*(?:\/laws\/[\w-]+|\.test)\.ts\)/)
    },
  )

  it('is about the versions that the bench runs, so that a new one is looked at anew', () => {
    const catalog = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
    const named = [...header.join(' ').matchAll(/(?<name>[@\w/-]+) (?<version>\d+\.\d+\.\d+)/g)]

    expect(named).toHaveLength(5)
    for (const { groups } of named) {
      const version = groups?.['version']?.replaceAll('.', String.raw`\.`) ?? ''
      expect(catalog).toMatch(new RegExp(String.raw`^ +'?${groups?.['name'] ?? ''}'?: \^?${version}$`, 'm'))
    }
  })
})
