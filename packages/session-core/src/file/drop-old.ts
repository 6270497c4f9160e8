import { fileIn, numbersOf, pathOf, type Place } from './versions.ts'
import { drop, temporary } from './write-version.ts'
import { readdir, stat } from 'node:fs/promises'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Drops versions that were replaced over an hour ago, oldest first, and drafts that a dead process left. */
export async function dropOld(place: Place): Promise<void> {
  const { folder, name } = place
  let replaced: string | undefined
  for (const number of await numbersOf(folder, name)) {
    const file = pathOf({ ...place, number })
    if (replaced) {
      if (!(await isOlder(file, hourMs))) break
      await drop(replaced)
    }
    replaced = file
  }
  for (const file of await readdir(folder)) {
    const draft = fileIn(folder, file)
    if (file.endsWith(temporary) && (await isOlder(draft, dayMs))) await drop(draft)
  }
}

async function isOlder(file: string, ms: number): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  return found !== undefined && Date.now() - found.mtimeMs > ms
}
