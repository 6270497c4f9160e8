import { surroundings } from './surroundings.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'

it('tells a browser that came, and one that was replaced, from none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'))
  const browser = join(folder, 'chromium')
  vi.stubEnv('CHROMIUM', browser)
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })

  const none = await surroundings()
  writeFileSync(browser, 'one')
  const one = await surroundings()
  writeFileSync(browser, 'another')
  const another = await surroundings()

  expect(none['CHROMIUM_BUILD']).toBe('none')
  expect(new Set([none, one, another].map(({ CHROMIUM_BUILD }) => CHROMIUM_BUILD)).size).toBe(3)
})

it('says what changes are compared with: a commit, or nothing yet', async () => {
  const { COMPARED_WITH } = await surroundings()

  expect(COMPARED_WITH).toMatch(/^(?:[\da-f]{40}|nothing)$/)
})
