import { root } from '../run-tool.ts'
import type { Count } from './merge-reports.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Kept = Pick<Count, 'passed' | 'skipped'> & { readonly reports: string }

const place = join(root, '.turbo/counted.json')

/** What the last green run counted, if that was in these very reports. */
export function recallCount(reports: string): Count | undefined {
  const kept = readKept()
  if (kept?.reports !== reports) return undefined

  const { passed, skipped } = kept
  return { passed, skipped, failed: 0, of: new Set() }
}

/** Nothing before the first run, and where the last one was cut off when it wrote. */
function readKept(): Kept | undefined {
  try {
    return JSON.parse(readFileSync(place, 'utf8')) as Kept
  } catch {
    return undefined
  }
}

/** Spares the next run the merging, if turbo then remembers all of it. */
export function keepCount(reports: string, { passed, failed, skipped }: Count): void {
  if (failed === 0 && reports !== '')
    writeFileSync(place, JSON.stringify({ reports, passed, skipped } satisfies Kept))
}
