import { type ChildProcess, spawn } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** What a script is given besides its words. */
export interface ScriptOptions {
  readonly words?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** Compiled modules are kept here from one run to the next: much of a short script's time goes into compiling. */
const compiled = fileURLToPath(new URL('../../../node_modules/.cache/node/', import.meta.url))

/** Starts a script of the playground from its sources, in a process of its own. */
export function runScript(
  script: `${string}/main.ts`,
  { environment, words = [] }: ScriptOptions = {},
): ChildProcess {
  const path = fileURLToPath(new URL(`../${script}`, import.meta.url))
  return spawn(process.execPath, ['--conditions=@org/source', path, ...words], {
    env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** What a script wrote until its end. */
export interface ScriptEnd {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a script of the playground to its end. */
export async function scriptEnd(...script: Parameters<typeof runScript>): Promise<ScriptEnd> {
  const child = runScript(...script)
  const written = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk: Buffer) => (written.stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (written.stderr += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, ...written }
}
