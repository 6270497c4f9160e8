import type { Terminal } from './terminal.ts'
import { homedir, platform } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** Where a user's programs keep what they remember between two runs: as is usual on each system. */
export function stateDirectory(command: string, { env }: Pick<Terminal, 'env'>): string {
  // One that is not absolute is to be ignored (XDG Base Directory Specification).
  const state = env['XDG_STATE_HOME'] ?? ''
  const home = env['HOME'] ?? homedir()
  if (platform() === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), command)
  if (platform() === 'darwin') return join(home, 'Library', 'Application Support', command)
  return join(isAbsolute(state) ? state : join(home, '.local', 'state'), command)
}
