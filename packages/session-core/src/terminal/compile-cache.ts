import { homeDirectory } from './home-directory.ts'
import { makeFolder } from './make-folder.ts'
import type { Terminal } from './terminal.ts'
import { lstatSync } from 'node:fs'
import module from 'node:module'
import { platform } from 'node:os'
import { isAbsolute, join } from 'node:path'
import process from 'node:process'

/**
 * Keeps what Node compiles for the next run, in the user's cache directory. Node runs what it finds there, so nobody else
 * may be able to put something there; Node's own place for it, in the directory for temporary files, is everybody's.
 * Where a private one cannot be had, nothing is kept.
 */
export function keepCompiled(command: string, terminal: Pick<Terminal, 'env'>): void {
  // Bun has none.
  const { enableCompileCache } = module as Partial<typeof module>
  const { root, usual } = cachePlace(terminal)
  if (enableCompileCache === undefined || root === undefined) return
  try {
    const folder = openPrivate(root, [...usual, command])
    if (folder !== undefined) enableCompileCache(folder)
  } catch {
    // A home that is not there or cannot be written: every run compiles.
  }
}

/** A folder below a root of this user's, made where it is missing; none where others may write, on the way to it or in it. */
function openPrivate(root: string, names: readonly string[]): string | undefined {
  let folder = root
  for (const name of names) {
    if (!isPrivate(folder)) return undefined
    folder = join(folder, name)
    makeFolder(folder)
  }
  return isPrivate(folder) ? folder : undefined
}

function isPrivate(folder: string): boolean {
  const user = process.getuid?.()
  // Windows keeps others out of what is local to a user.
  if (user === undefined) return true
  const { uid, mode } = lstatSync(folder)
  return uid === user && (mode & 0o022) === 0
}

interface Place {
  readonly root: string | undefined
  readonly usual: readonly string[]
}

function cachePlace(terminal: Pick<Terminal, 'env'>): Place {
  const { XDG_CACHE_HOME: chosen = '', LOCALAPPDATA: local } = terminal.env
  if (platform() === 'win32') return { root: local, usual: [] }
  if (platform() === 'darwin') return { root: homeDirectory(terminal), usual: ['Library', 'Caches'] }
  if (isAbsolute(chosen)) return { root: chosen, usual: [] }
  return { root: homeDirectory(terminal), usual: ['.cache'] }
}
