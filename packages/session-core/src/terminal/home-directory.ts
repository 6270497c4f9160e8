import type { Terminal } from './terminal.ts'
import { userInfo } from 'node:os'
import { isAbsolute } from 'node:path'

/** The user's home: a HOME that is set and absolute, or what the system knows. None for users that it does not know. */
export function homeDirectory({ env }: Pick<Terminal, 'env'>): string | undefined {
  const { HOME: home = '' } = env
  if (isAbsolute(home)) return home
  try {
    const { homedir } = userInfo()
    return isAbsolute(homedir) ? homedir : undefined
  } catch {
    // Containers run under numbers that nobody has a name for.
    return undefined
  }
}
