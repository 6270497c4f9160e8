import type { Stored } from '../share/shared-store.ts'
import { createHash } from 'node:crypto'
import { constants, open, readdir } from 'node:fs/promises'
import { uptime } from 'node:os'
import path from 'node:path'

/** The newest version of a key. Number 0 is none; an expired one has no text. */
export type Version = { readonly number: number } & (Stored | { readonly text?: undefined })

/** One version's place. */
export interface Place {
  readonly folder: string
  /** What all versions of a key begin with. */
  readonly name: string
  readonly number: number
}

const digits = 12

/** A file name for any key: no separator, no case that a file system might lose, no tenant in clear. */
export function nameOf(key: string): string {
  const [word] = /^[a-z\d]{1,32}/.exec(key) ?? ['key']
  return `${word}-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`
}

/** Where a version stands. */
export function pathOf({ folder, name, number }: Place): string {
  return fileIn(folder, `${name}.${String(number).padStart(digits, '0')}`)
}

/** The path of a file of the store. */
export function fileIn(folder: string, file: string): string {
  return path.join(folder, file)
}

/** All versions of a key that are there, lowest first. */
export async function numbersOf(folder: string, name: string): Promise<readonly number[]> {
  const start = `${name}.`
  const files = await readdir(folder)
  return files
    .map((file) => (file.startsWith(start) ? Number(file.slice(start.length)) : 0))
    .filter((number) => number > 0)
    .toSorted((left, right) => left - right)
}

/** Reads the newest version. */
export async function newestOf(folder: string, name: string): Promise<Version> {
  const number = (await numbersOf(folder, name)).at(-1) ?? 0
  if (number === 0) return { number }

  // To be read. For a pipe that somebody put there one of the four threads of Node would wait.
  const file = await open(pathOf({ folder, name, number }), constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const { mtimeMs } = await file.stat()
    const content = await file.readFile('utf8')
    const [, keepMs = '', writtenAt, text] = /^(\d+)(?: (\d+))?\n([^]+)$/.exec(content) ?? []
    const ageMs = Math.max(0, Math.min(Date.now() - mtimeMs, runSince(writtenAt)))
    return text === undefined || ageMs >= Number(keepMs) ? { number } : { number, text, ageMs }
  } finally {
    await file.close()
  }
}

/** How long this machine has run, whatever its wall clock says, in milliseconds. */
export function upMs(): number {
  return Math.floor(uptime() * 1000)
}

/** For how long it has run since then. Of what was before its last start nothing is known. */
function runSince(writtenAt = '-Infinity'): number {
  const now = upMs()
  const since = now - Number(writtenAt)
  return since < 0 ? now : since
}
