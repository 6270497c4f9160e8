import type { Swap } from '../share/shared-store.ts'
import { fileIn, numbersOf, pathOf, type Place, upMs } from './versions.ts'
import { link, stat, unlink, writeFile } from 'node:fs/promises'

const onlyOurs = 0o600

/** What temporary files end with. */
export const temporary = '.tmp'

/**
 * Writes a version, if it is the next one: a link is made or not, whoever dies when. `false` when somebody else was
 * first.
 */
export async function writeVersion(place: Place, { next, keepMs }: Omit<Swap, 'expected'>): Promise<boolean> {
  const draft = fileIn(place.folder, `${place.name}.${crypto.randomUUID()}${temporary}`)
  try {
    const content = `${Math.ceil(keepMs)} ${upMs()}\n${next}`
    await writeFile(draft, content, { flag: 'wx', mode: onlyOurs, flush: true })
    if (!(await linkTo(draft, pathOf(place)))) return false
    if (!(await isInThePast(place, draft))) return true
    await unlink(pathOf(place))
    return false
  } finally {
    await drop(draft)
  }
}

/** Another process may have dropped it already. */
export async function drop(file: string): Promise<void> {
  await unlink(file).catch(() => {})
}

async function linkTo(draft: string, target: string): Promise<boolean> {
  try {
    await link(draft, target)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    // A server of files may have made the link and lost its reply: open(2) says how to tell.
    return (await stat(draft)).nlink === 2
  }
}

/**
 * A process that stood still for hours may find the number free again, since old versions are dropped: then a newer one
 * was there before the link was made.
 */
async function isInThePast(place: Place, draft: string): Promise<boolean> {
  const number = (await numbersOf(place.folder, place.name)).at(-1) ?? 0
  if (number <= place.number) return false
  const linked = await stat(draft)
  const newer = await stat(pathOf({ ...place, number }))
  return newer.mtimeMs < linked.ctimeMs
}
