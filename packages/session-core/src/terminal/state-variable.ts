import process from 'node:process'

/** The variable that says where a user's programs keep what they remember: its name differs by system. */
export function stateVariable(system: string = process.platform): string {
  if (system === 'win32') return 'LOCALAPPDATA'
  return system === 'darwin' ? 'HOME' : 'XDG_STATE_HOME'
}
