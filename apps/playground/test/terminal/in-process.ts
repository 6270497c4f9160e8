import type { CommandLine } from './command-line.ts'
import type { Ran } from './run-command.ts'
import { type Product, runTerminal, type Terminal } from '@org/session-core/terminal'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'

/** Runs a product's command line in this process: for many runs that end soon. */
export async function runHere(
  { name }: Pick<CommandLine, 'name'>,
  args: readonly string[],
  { env, input = '' }: { readonly env: Terminal['env']; readonly input?: string },
): Promise<Ran> {
  const folder = dirname(createRequire(import.meta.url).resolve(`@org/${name}/package.json`))
  const script = pathToFileURL(join(folder, 'src/terminal/product.ts')).href
  const { product } = (await import(/* @vite-ignore */ script)) as { readonly product: Product }
  const written = { stdout: '', stderr: '' }
  const output = (stream: keyof typeof written): Terminal['stdout'] => ({
    write: (text) => (written[stream] += typeof text === 'string' ? text : new TextDecoder().decode(text)),
  })
  const terminal = {
    args,
    env,
    stdin: Readable.from([input]),
    stdout: output('stdout'),
    stderr: output('stderr'),
  }
  const code = await runTerminal(product, terminal)
  return { code, ...written }
}
