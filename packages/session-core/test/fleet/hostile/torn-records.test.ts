// oxlint-disable-next-line no-restricted-imports -- What is sealed has no way in from outside.
import { seal } from '../../../src/share/seal/seal.ts'
// oxlint-disable-next-line no-restricted-imports -- The same.
import { createSealer } from '../../../src/share/seal/sealer.ts'
import { openFileScene, statusOf } from './file-scene.ts'
import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const place = { protocol: 'toy', href: 'https://toy.test/base/', name: 'prod/billing' }
const record = JSON.stringify({ epoch: 3, grant: { id: 'a', key: 'token-of-ann-1' } })

describe('A record that is damaged is none, and nobody is locked out by it:', () => {
  it('torn anywhere', async () => {
    const sealer = createSealer([new Uint8Array(32).fill(7)], place)
    const text = await seal(sealer, record, 86_400_000)

    const opened = await Promise.all(
      Array.from(text.slice(1), async (_letter, length) => sealer.open(text.slice(0, length + 1))),
    )

    expect(new Set(opened.map((one) => JSON.stringify(one)))).toEqual(new Set(['{}']))
    expect(await sealer.open(text)).toEqual({ plain: record })
  })

  it.each([
    ['the end of an older one', (text: string) => text.slice(40)],
    ['all of an older one', (text: string) => text],
    ['what a disk has where nothing was written', (): string => '\0'.repeat(4096)],
  ])('followed by %s', async (_what, tailOf) => {
    const sealer = createSealer([new Uint8Array(32).fill(7)], place)
    const text = await seal(sealer, record, 86_400_000)

    expect(await sealer.open(text + tailOf(text))).toEqual({})
  })

  it.each([
    ['what another version wrote', (text: string) => text.replace('s1.', 's2.')],
    ['what another secret sealed', (text: string) => text.replace(/^(s1\.\d+\.).{8}/, '$1AAAAAAAA')],
    ['what somebody else wrote', (): string => '{"token":"of others"}'],
  ])('%s is not: it is not overwritten', async (_what, change) => {
    const sealer = createSealer([new Uint8Array(32).fill(7)], place)
    const text = await seal(sealer, record, 86_400_000)

    expect(await sealer.open(change(text))).toHaveProperty('foreign')
  })
})

describe('Who comes is served when the newest file', () => {
  it.each([
    ['has the end of an older one behind it', (file: string) => appendFileSync(file, 'ab-old-tail')],
    ['has a first line, and nothing else', (file: string) => writeFileSync(file, `${lineOf(file)}\n`)],
    [
      'is a pipe',
      (file: string) => {
        rmSync(file)
        execFileSync('mkfifo', [file])
      },
    ],
  ])('%s', async (_what, harm) => {
    const { newest, open, server } = openFileScene()
    await statusOf(open())
    harm(newest())

    expect([await statusOf(open()), await statusOf(open())]).toEqual([200, 200])
    expect(server.loginAttempts).toBe(2)
  })
})

function lineOf(file: string): string {
  return readFileSync(file, 'utf8').split('\n', 1).join()
}
