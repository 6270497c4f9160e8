import { compiledModules } from '../shared/compiled-modules.ts'
import { bundleScript } from './bundle-script.ts'
import { type ChildProcess, spawn } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** What a script is given besides its words. */
export interface ScriptOptions {
  readonly words?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** As its pnpm script runs it, which takes four times as long to start. Default: bundled. */
  readonly fromSource?: boolean
}

const bundles = new Map<string, Promise<string>>()

/** Starts a script of the playground in a process of its own. */
export async function runScript(
  script: `${string}/main.ts`,
  { environment, fromSource = false, words = [] }: ScriptOptions = {},
): Promise<ChildProcess> {
  const source = fileURLToPath(new URL(`../${script}`, import.meta.url))
  const started = fromSource ? source : await bundled(source)
  return spawn(process.execPath, ['--conditions=@org/source', started, ...words], {
    env: { ...process.env, NODE_COMPILE_CACHE: compiledModules, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function bundled(source: string): Promise<string> {
  const bundle = bundles.get(source) ?? bundleScript(source)
  bundles.set(source, bundle)
  return bundle
}

/** What a script wrote until its end. */
export interface ScriptEnd {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a script of the playground to its end. */
export async function scriptEnd(...script: Parameters<typeof runScript>): Promise<ScriptEnd> {
  const child = await runScript(...script)
  const written = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk: Buffer) => (written.stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (written.stderr += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, ...written }
}
