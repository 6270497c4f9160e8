import { SessionError } from '../errors/session-error.ts'
import { lstat, mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const onlyOurs = 0o700
const anybodyElse = 0o077

/** Makes sure of a directory whenever it is used: it may have been removed meanwhile, or be another one. */
export function openDirectory(directory: string | URL): () => Promise<string> {
  const folder = pathOf(directory)
  return async () => {
    await mkdir(folder, { recursive: true, mode: onlyOurs }).catch(async (error: unknown) => {
      // Whatever is there instead is told of next.
      if (!(await lstat(folder).catch(() => undefined))) throw error
    })
    await assertPrivate(folder)
    return folder
  }
}

async function assertPrivate(folder: string): Promise<void> {
  const found = await lstat(folder)
  if (!found.isDirectory()) throw wrong('must be a directory itself, not a link to one')
  // Where there are no users of this kind, the directory's own rights have to do.
  if (!process.getuid) return
  if (found.uid !== process.getuid()) throw wrong('must belong to the user of this process')
  if ((found.mode & anybodyElse) !== 0) throw wrong('must be private: chmod 700')
}

function pathOf(directory: unknown): string {
  const isFileUrl = directory instanceof URL && directory.protocol === 'file:'
  if (isFileUrl) return fileURLToPath(directory)
  if (typeof directory !== 'string' || directory === '' || directory.includes('\0'))
    throw wrong('must be a path, or a file: URL')
  // A daemon works in another directory by and by.
  return resolve(directory)
}

function wrong(what: string): SessionError {
  return new SessionError('invalid-options', {
    protocol: 'share',
    message: `fileStore: the directory ${what}.`,
  })
}
