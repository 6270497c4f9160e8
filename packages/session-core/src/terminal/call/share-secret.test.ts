import { secretIn } from './share-secret.ts'
import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'

const here = JSON.stringify(fileURLToPath(new URL('share-secret.ts', import.meta.url)))

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'secret-'))))
afterEach(() => rmSync(folder, { recursive: true }))

it('is made once, for this user only', () => {
  const file = join(folder, 'state', 'secret')

  const [first, second] = [secretIn(file), secretIn(file)]

  expect(first.reveal()).toHaveLength(32)
  expect(second.reveal()).toEqual(first.reveal())
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it.skipIf(process.platform === 'win32')('is made by the next run where there was no room for it', () => {
  const file = join(folder, 'state', 'secret')
  const program = `import { secretIn } from ${here}; secretIn(${JSON.stringify(file)})`
  const run = spawnSync(
    'sh',
    ['-c', 'ulimit -f 0 && exec "$@"', 'sh', process.execPath, '--input-type=module', '--eval', program],
    { encoding: 'utf8' },
  )

  expect(run.stderr).toContain(`${file} cannot be written: EFBIG`)
  expect(readdirSync(join(folder, 'state'))).toEqual([])
  expect(secretIn(file).reveal()).toHaveLength(32)
  expect(readdirSync(join(folder, 'state'))).toEqual(['secret'])
})

it.skipIf(process.platform !== 'linux')('is not made for ever where no folder can be made', () => {
  const program = `import { secretIn } from ${here}; secretIn('/proc/nobody/secret')`
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    timeout: 60_000, // nothing but SIGKILL ends what never ends
    killSignal: 'SIGKILL',
  })

  expect(run.stderr).toContain('/proc/nobody/secret cannot be written: ENOENT')
})

it.each<[string, (file: string) => void, RegExp]>([
  [
    'others can read',
    (file) => {
      writeFileSync(file, Buffer.alloc(32))
      chmodSync(file, 0o640)
    },
    /Others can read/,
  ],
  ['is too short', (file) => writeFileSync(file, 'short', { mode: 0o600 }), /holds no secret/],
  [
    'is a link to what others can read',
    (file) => {
      writeFileSync(`${file}-there`, Buffer.alloc(32))
      symlinkSync(`${file}-there`, file)
    },
    /is a link: delete it/,
  ],
  ['is a link to nothing', (file) => symlinkSync(`${file}-nowhere`, file), /is a link: delete it/],
  ['is a directory', (file) => mkdirSync(file, { mode: 0o700 }), /is not a file: delete it/],
  ['is a pipe', (file) => execFileSync('mkfifo', ['-m', '600', file]), /is not a file: delete it/],
  [
    'has a file where its directory should be',
    (file) => writeFileSync(join(file, '..', '..', 'state'), ''),
    /cannot be written/,
  ],
])('is refused when it %s', (_what, prepare, words) => {
  const file = join(folder, 'secret')
  const isBelow = words.source.includes('written')
  prepare(isBelow ? join(folder, 'state', 'secret') : file)

  expect(() => secretIn(isBelow ? join(folder, 'state', 'secret') : file)).toThrow(words)
})

it.runIf(process.getuid?.() === 0)('is refused when somebody else put it there', () => {
  const file = join(folder, 'secret')
  writeFileSync(file, Buffer.alloc(32), { mode: 0o600 })
  chownSync(file, 12_345, 12_345)

  expect(() => secretIn(file)).toThrow(/belongs to somebody else/)
})
