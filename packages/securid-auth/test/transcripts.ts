import type { SecurIdEmulatorOptions } from '@org/securid-auth/emulator'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * One true exchange from the documents. Ids are made up where they vary; `<user token>`, `<app token>` and
 * `<ended token>` in a request's headers stand for one of the reader's own.
 */
export interface Transcript {
  readonly source: string
  /** How the installation it was taken from differs from a default one. */
  readonly given?: SecurIdEmulatorOptions
  readonly request: {
    readonly method: string
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }
}

const folder = path.join(import.meta.dirname, 'transcripts')

/** All of them, by file name without its ending. */
export const transcripts: readonly (readonly [name: string, transcript: Transcript])[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .toSorted((left, right) => left.localeCompare(right))
  .map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Transcript,
  ])
