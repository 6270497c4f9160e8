import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds the whole repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** What a tool printed, and how it ended. */
export interface ToolRun {
  readonly status: number | null
  readonly output: string
}

/** Where a tool runs if not in the root, what it finds there besides, and what ends it early. */
export interface ToolPlace {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** Runs a tool to its end, in the repository or elsewhere, without a terminal and without a shell. */
export function runTool(
  command: string,
  args: readonly string[],
  place: string | ToolPlace = root,
): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const { cwd = root, ...its } = typeof place === 'string' ? { cwd: place } : place
    const env = {
      ...surroundings(),
      ...its.env,
      PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
      // The way vitest is started lends its tools every package of this repository: no customer has them.
      NODE_PATH: '',
      FORCE_COLOR: '0',
      TURBO_TELEMETRY_DISABLED: '1',
    }
    const child = spawn(command, args, { ...its, cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer): void => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, output: readable(output) }))
  })
}

/** Not which repository a hook of git is about: a tool that makes one of its own would work on that one instead. */
function surroundings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
}

/** A failed assertion quotes it: long lines (a bundler's own source) are cut. */
function readable(output: string): string {
  return output.replaceAll(/^(.{400}).+$/gm, '$1…')
}
