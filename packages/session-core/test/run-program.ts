import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

/** Next time node finds here what it has compiled before: that is most of what a small program costs. */
const compiled = path.join(import.meta.dirname, '../node_modules/.cache/compiled')

/** What a program has printed when it has ended, and ended well. */
export interface Printed {
  readonly stdout: string
  readonly stderr: string
}

/** Runs node in a process of its own, on our sources, as anybody would. */
export function runProgram(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Printed> {
  const options = ['--conditions=@org/source', '--disable-warning=ExperimentalWarning', ...args]

  return promisify(execFile)(process.execPath, options, {
    cwd: import.meta.dirname,
    env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...env },
    // No promise of ours: a busy machine is slow.
    timeout: 60_000,
  })
}
