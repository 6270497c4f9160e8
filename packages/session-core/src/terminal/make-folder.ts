import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder for this user's eyes only, and what is missing above it. Node's own `recursive` never ends where a folder
 * is there and takes no other: `/proc`, a mount on demand.
 */
export function makeFolder(folder: string): void {
  const above = dirname(folder)
  if (existsSync(folder) || above === folder) return
  makeFolder(above)
  try {
    mkdirSync(folder, 0o700)
  } catch (error) {
    // Another process was first.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
