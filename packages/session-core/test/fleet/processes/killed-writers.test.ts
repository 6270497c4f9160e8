import { bundleProgram } from '../../bundle-program.ts'
import { randomFrom } from './tcp-proxy.ts'
import { fileStore } from '@org/session-core/file'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

const kills = process.env['FLEET_POINTS'] === 'all' ? 500 : 8
const seed = Number(process.env['FLEET_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const never = new AbortController().signal
const key = 'toy:record'
const dayMs = 86_400_000

interface Writer {
  /** It works. */
  readonly begun: Promise<unknown>
  /** A write was acknowledged to it. */
  readonly acknowledged: Promise<unknown>
  /** Kills it; the highest number that was acknowledged to it. */
  readonly kill: () => Promise<number>
}

function startWriter(...args: readonly string[]): Writer {
  const writer = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const hasSaid = (lines: number): Promise<unknown> =>
    new Promise<void>((resolve) => {
      writer.stdout.on('data', () => {
        if (said.split('\n').length > lines) resolve()
      })
    })
  writer.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [begun, acknowledged] = [hasSaid(1), hasSaid(2)]
  const ended = new Promise((resolve) => writer.on('close', resolve))
  return {
    begun,
    acknowledged,
    kill: async () => {
      writer.kill('SIGKILL')
      await ended
      return Math.max(0, ...said.split('\n').slice(1, -1).map(Number))
    },
  }
}

async function setUp(): Promise<{ readonly program: string; readonly folder: string }> {
  const outer = mkdtempSync(path.join(tmpdir(), 'fleet-killed-'))
  onTestFinished(() => rmSync(outer, { recursive: true, force: true }))
  const program = await bundleProgram({ file: 'fleet/processes/file-writer.ts' })
  return { program, folder: path.join(outer, 'store') }
}

/** Kills writers, two of them at work at a time, each after a moment of its own; what was acknowledged last. */
async function killMany(program: string, folder: string): Promise<number> {
  const random = randomFrom(seed)
  const store = fileStore(folder)
  let [left, acknowledged] = [kills, 0]
  const killOn = async (lane: number): Promise<void> => {
    for (; left > 0;) {
      left -= 1
      const writer = startWriter(program, folder, key, `${lane}.${left}`)
      // One lane shows that writers come to write on a machine that is busy, too; the other kills some that never did.
      await (lane === 1 ? writer.acknowledged : writer.begun)
      await new Promise((resolve) => setTimeout(resolve, 30 * random()))
      const count = await writer.kill()
      acknowledged = Math.max(acknowledged, count)
      // The other lane goes on while this one reads.
      const least = acknowledged
      const { text = '' } = (await store.read(key, never)) ?? {}

      expect(text === '' || /^\d+ by [\d.]+ x{2000} whole$/.test(text)).toBe(true)
      expect(Number(text.split(' ', 1)[0])).toBeGreaterThanOrEqual(least)
    }
  }
  await Promise.all([killOn(1), killOn(2)])
  return acknowledged
}

describe(`Processes that are killed while they write files (FLEET_SEED=${seed})`, () => {
  it(
    `${kills} times: no record breaks, no write that was acknowledged is lost, nothing blocks`,
    { timeout: 600_000 },
    async () => {
      const { program, folder } = await setUp()
      const acknowledged = await killMany(program, folder)
      const store = fileStore(folder)
      const before = (await store.read(key, never))?.text
      const isFree = await store.swap(key, { expected: before, next: 'the last one', keepMs: 60_000 }, never)
      const modes = readdirSync(folder).map((file) => statSync(path.join(folder, file)).mode & 0o777)

      expect(acknowledged).toBeGreaterThan(0)
      expect([isFree, (await store.read(key, never))?.text]).toEqual([true, 'the last one'])
      expect(new Set(modes)).toEqual(new Set([0o600]))
      expect(statSync(folder).mode & 0o777).toBe(0o700)
      await assertSwept(folder)
    },
  )
})

/** What they left is a day old: whoever writes next sweeps it, and keeps the newest. */
async function assertSwept(folder: string): Promise<void> {
  const store = fileStore(folder)
  const longAgo = new Date(Date.now() - 2 * dayMs)
  // The newest one is read, and has an age.
  const files = readdirSync(folder)
  const newest = files
    .filter((file) => /\.\d+$/.test(file))
    .toSorted()
    .at(-1)
  for (const file of files) if (file !== newest) utimesSync(path.join(folder, file), longAgo, longAgo)
  writeFileSync(path.join(folder, 'of-a-dead-one.tmp'), '', { mode: 0o600 })
  utimesSync(path.join(folder, 'of-a-dead-one.tmp'), longAgo, longAgo)
  for (let turn = 0; turn < 16; turn += 1) {
    const text = (await store.read(key, never))?.text
    await store.swap(key, { expected: text, next: `turn ${turn}`, keepMs: 60_000 }, never)
  }

  expect(readdirSync(folder).filter((file) => file.endsWith('.tmp'))).toEqual([])
  expect(readdirSync(folder).length).toBeLessThan(40)
  expect((await store.read(key, never))?.text).toBe('turn 15')
}
