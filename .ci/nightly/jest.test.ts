import { root, runTool } from '../run-tool.ts'
import { jestKinds, jestStory } from './jest-story.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'

describe('jest, with what would be published installed,', { timeout: 120_000 }, () => {
  let home: string

  beforeAll(async () => {
    const { tarballs, consumer } = inject('packed')
    home = join(dirname(consumer), 'jest')
    mkdirSync(home)
    writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true }))
    const { status, output } = await runTool(
      'npm',
      ['install', '--prefer-offline', '--no-audit', '--no-fund', 'jest@30', 'undici@8', ...tarballs],
      home,
    )
    expect(status, output).toBe(0)
  }, 180_000)

  it.each(Object.entries(jestKinds))('carries the whole story: %s', async (type, head) => {
    const folder = join(home, type)
    mkdirSync(folder)
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type, jest: {} }))
    const jest = type === 'module' ? "import { jest } from '@jest/globals'\n" : ''
    writeFileSync(join(folder, 'story.test.js'), `${jest}${head}${jestStory}`)

    const { status, output } = await runTool(
      join(root, 'node_modules/node/bin/node'),
      ['--experimental-vm-modules', '../node_modules/jest/bin/jest.js'],
      folder,
    )

    expect(status, output).toBe(0)
    expect(output).toContain('Tests:       9 passed, 9 total')
  })
})
