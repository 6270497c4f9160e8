import { numbersOf, pathOf, type Place } from './versions.ts'
import { temporary } from './write-version.ts'
import { readdir, stat, unlink } from 'node:fs/promises'
import path from 'node:path'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Every so many versions: it costs a look at each file. */
const interval = 16

/** Drops versions that were replaced over an hour ago, oldest first, and drafts that a dead process left. */
export async function dropOld(place: Place): Promise<void> {
  if (place.number % interval !== 1) return

  const { folder, name } = place
  const numbers = await numbersOf(folder, name)
  for (const [index, number] of numbers.entries()) {
    const successor = numbers[index + 1]
    if (successor === undefined) break
    if (!(await isOlder(pathOf({ ...place, number: successor }), hourMs))) break
    await drop(pathOf({ ...place, number }))
  }
  for (const file of await readdir(folder)) {
    const draft = path.join(folder, file)
    if (file.endsWith(temporary) && (await isOlder(draft, dayMs))) await drop(draft)
  }
}

async function isOlder(file: string, ms: number): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  return found !== undefined && Date.now() - found.mtimeMs > ms
}

/** Another process may have dropped it already. */
async function drop(file: string): Promise<void> {
  await unlink(file).catch(() => {})
}
