import { bundleProgram } from './bundle-program.ts'
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

/** Next time node finds here what it has compiled before. */
const compiled = path.join(import.meta.dirname, '../node_modules/.cache/compiled')

/** What a program has printed when it has ended, and ended well. */
export interface Printed {
  readonly stdout: string
  readonly stderr: string
}

/** How a program is run. */
export interface Run {
  /** What it is told; a program of its own starts with the first one, as `process.argv[2]`. */
  readonly args?: readonly string[]
  /** What node is told. */
  readonly options?: readonly string[]
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** Runs one in a process of its own, on our sources, as anybody would: in a bundle, or each from its file. */
export async function runProgram(
  program: Parameters<typeof bundleProgram>[0] | { readonly onSources: string },
  { args = [], env = {}, options = [] }: Run = {},
): Promise<Printed> {
  const started = 'onSources' in program ? evaluated(program.onSources) : [await bundleProgram(program)]

  return promisify(execFile)(process.execPath, [...options, ...started, ...args], {
    cwd: import.meta.dirname,
    env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...env },
    // No promise of ours: a busy machine is slow.
    timeout: 60_000,
  })
}

const evaluated = (text: string): readonly string[] => [
  '--conditions=@org/source',
  '--disable-warning=ExperimentalWarning',
  '--input-type=module',
  '--eval',
  text,
]
