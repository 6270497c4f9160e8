import { fileStore, type SharedStore } from '@org/session-core/file'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir, uptime } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

const hourMs = 3_600_000
const key = 'sess:toy:one'
const never = new AbortController().signal

interface Scene {
  readonly store: SharedStore
  /** The wall clock was set by so much since the record was written. */
  readonly setClock: (hours: number) => void
  /** The record was written when the machine ran for so long, in milliseconds. */
  readonly writtenAt: (upMs: number) => void
}

async function written(keepMs: number): Promise<Scene> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fleet-clocks-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const store = fileStore(folder)
  await store.swap(key, { expected: undefined, next: 'rejected', keepMs }, never)
  const file = path.join(folder, readdirSync(folder)[0] ?? '')
  const moved = (hours: number): Date => new Date(Date.now() - hours * hourMs)
  return {
    store,
    setClock: (hours) => utimesSync(file, moved(hours), moved(hours)),
    writtenAt: (upMs) =>
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+ \d+/, `${keepMs} ${Math.round(upMs)}`)),
  }
}

const upMs = (): number => uptime() * 1000

describe('A record in a file is as old as the machine has run since, whatever its wall clock says', () => {
  it.for([
    ['set right by a day and an hour', 25],
    ['set right by fifty years', 438_000],
    ['set back by two days', -48],
  ] as const)('when the clock was %s', async ([, hours]) => {
    const { store, setClock } = await written(24 * hourMs)

    setClock(hours)

    expect(await store.read(key, never)).toMatchObject({ text: 'rejected' })
    expect((await store.read(key, never))?.ageMs).toBeLessThan(hourMs)
  })

  it('when it was written before the machine started anew, which tells nothing of the time between', async () => {
    const { store, setClock, writtenAt } = await written(upMs() + hourMs)

    writtenAt(upMs() + 48 * hourMs)
    setClock(438_000)

    const stored = await store.read(key, never)
    expect(stored?.text).toBe('rejected')
    expect(Math.abs((stored?.ageMs ?? 0) - upMs())).toBeLessThan(60_000)
  })

  it('and is gone when both say that its time is over', async () => {
    const keepMs = upMs() / 2
    const { store, setClock, writtenAt } = await written(keepMs)

    writtenAt(upMs() - keepMs - 1)
    setClock(438_000)

    expect(await store.read(key, never)).toBeUndefined()
    expect(await store.swap(key, { expected: undefined, next: 'new', keepMs }, never)).toBe(true)
  })

  it('and what an earlier version wrote, without that, is as old as the wall clock says', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fleet-clocks-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const store = fileStore(folder)
    await store.swap(key, { expected: undefined, next: 'rejected', keepMs: hourMs }, never)
    const file = path.join(folder, readdirSync(folder)[0] ?? '')
    writeFileSync(file, `${hourMs}\nrejected`)

    expect(await store.read(key, never)).toMatchObject({ text: 'rejected' })
    utimesSync(file, new Date(), new Date(Date.now() - 2 * hourMs))
    expect(await store.read(key, never)).toBeUndefined()
  })
})
