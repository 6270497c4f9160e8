import { SessionError } from '../errors/session-error.ts'
import type { Stats } from 'node:fs'
import { lstat, mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const onlyOurs = 0o700
const anybodyElse = 0o077

/** Makes sure of a directory whenever it is used: it may have been removed meanwhile, or be another one. */
export function openDirectory(directory: string | URL): () => Promise<string> {
  const folder = pathOf(directory)
  return async () => {
    assertPrivate(await lookAtOrMake(folder))
    return folder
  }
}

/** Node's own `recursive` never ends where a folder is there and takes no other: `/proc`, a mount on demand. */
async function lookAtOrMake(folder: string): Promise<Stats> {
  return lstat(folder).catch(async (reason: unknown) => {
    const above = dirname(folder)
    if (above === folder) throw reason
    await lookAtOrMake(above)
    await mkdir(folder, onlyOurs).catch((error: unknown) => {
      // Another process was first.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    })
    return lstat(folder)
  })
}

function assertPrivate(found: Stats): void {
  if (!found.isDirectory()) throw wrong('must be a directory itself, not a link')
  // Where there are no users of this kind, the directory's own rights have to do.
  if (!process.getuid) return
  if (found.uid !== process.getuid()) throw wrong('must belong to this user')
  if (found.mode & anybodyElse) throw wrong('must be private: chmod 700')
}

function pathOf(directory: unknown): string {
  if (directory instanceof URL && directory.protocol === 'file:') return pathOf(fileURLToPath(directory))
  // A daemon works in another directory by and by; and what ends in a slash is what a link leads to.
  if (typeof directory === 'string' && /^[^\0]+$/.test(directory)) return resolve(directory)
  throw wrong('must be a path or a file: URL')
}

function wrong(what: string): SessionError {
  return new SessionError('invalid-options', {
    protocol: 'share',
    message: `fileStore: the directory ${what}.`,
  })
}
