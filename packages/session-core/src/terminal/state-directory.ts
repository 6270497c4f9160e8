import { usageError } from './exit-code.ts'
import { homeDirectory } from './home-directory.ts'
import { stateVariable } from './state-variable.ts'
import type { Terminal } from './terminal.ts'
import { platform } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** Where a user's programs keep what they remember between two runs: as is usual on each system. */
export function stateDirectory(command: string, terminal: Pick<Terminal, 'env'>): string {
  const { chosen = '', usual } = statePlace(terminal)
  // One that is not absolute is to be ignored (XDG Base Directory Specification).
  if (isAbsolute(chosen)) return join(chosen, command)
  const home = homeDirectory(terminal)
  if (home !== undefined) return join(home, ...usual, command)
  throw usageError(`This user has no home to keep a session in: set ${stateVariable()}, or use --no-share.`)
}

interface Place {
  readonly chosen?: string | undefined
  readonly usual: readonly string[]
}

function statePlace({ env }: Pick<Terminal, 'env'>): Place {
  if (platform() === 'win32') return { chosen: env['LOCALAPPDATA'], usual: ['AppData', 'Local'] }
  if (platform() === 'darwin') return { usual: ['Library', 'Application Support'] }
  return { chosen: env['XDG_STATE_HOME'], usual: ['.local', 'state'] }
}
