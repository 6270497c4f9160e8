import type { SharedStore } from '../share/shared-store.ts'
import { openDirectory } from './directory.ts'
import { nameOf, newestOf, type Version } from './versions.ts'
import { writeVersion } from './write-version.ts'

/** In versions: a sweep costs a look at each file. */
const sweepEvery = 16

/**
 * Shares sessions among the processes of one machine and one user, through a directory: numbered files that never change,
 * and no lock that could go stale. A network file system is not promised.
 *
 * The directory is made if it is missing, with mode 0700. It is refused, with a SessionError `invalid-options`, where it
 * belongs to somebody else or others can look into it. Without room, or without the right to write, nobody logs in.
 *
 * @example
 * ```ts
 * import { fileStore } from '@org/session-core/file'
 *
 * const store = fileStore(new URL('.sessions/', import.meta.url))
 * ```
 */
export function fileStore(directory: string | URL): SharedStore {
  const opened = openDirectory(directory)

  return {
    read: async (key, signal) => {
      const newest = await newestOf(await opened(), nameOf(key))
      signal.throwIfAborted()
      return newest.text === undefined ? undefined : newest
    },
    swap: async (key, change, signal) => {
      const folder = await opened()
      const name = nameOf(key)
      for (;;) {
        const newest: Version = await newestOf(folder, name)
        if (newest.text === change.next) return true
        if (newest.text !== change.expected) return false
        signal.throwIfAborted()
        const place = { folder, name, number: newest.number + 1 }
        if (!(await writeVersion(place, change))) continue
        if (place.number % sweepEvery === 1) await (await import('./drop-old.ts')).dropOld(place)
        return true
      }
    },
  }
}
