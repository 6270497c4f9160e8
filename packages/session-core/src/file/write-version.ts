import type { Swap } from '../share/shared-store.ts'
import { numbersOf, pathOf, type Place, upMs } from './versions.ts'
import { randomUUID } from 'node:crypto'
import { link, open, stat, unlink } from 'node:fs/promises'
import path from 'node:path'

const onlyOurs = 0o600

/** What temporary files end with. */
export const temporary = '.tmp'

/**
 * Writes a version, if it is the next one: a link is made or not, whoever dies when. `false` when somebody else was
 * first.
 */
export async function writeVersion(place: Place, { next, keepMs }: Omit<Swap, 'expected'>): Promise<boolean> {
  const draft = path.join(place.folder, `${place.name}.${randomUUID()}${temporary}`)
  const file = await open(draft, 'wx', onlyOurs)
  try {
    try {
      await file.writeFile(`${Math.ceil(keepMs)} ${upMs()}\n${next}`)
      await file.sync()
    } finally {
      await file.close()
    }
    if (!(await linkTo(draft, pathOf(place)))) return false
    if (!(await isInThePast(place, draft))) return true
    await unlink(pathOf(place))
    return false
  } finally {
    await unlink(draft)
  }
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
  const newest = (await numbersOf(place.folder, place.name)).at(-1) ?? 0
  if (newest <= place.number) return false
  const [{ ctimeMs: linkedAt }, { mtimeMs: writtenAt }] = await Promise.all([
    stat(draft),
    stat(pathOf({ ...place, number: newest })),
  ])
  return writtenAt < linkedAt
}
