import { root, runTool, type ToolRun } from './run-tool.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How customers have their compiler find packages. */
export const resolutions = [
  ['nodenext', { module: 'nodenext', moduleResolution: 'nodenext' }],
  ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
] as const

/** How the strictest of them look at every declaration but their compiler's own. */
export const strictly = {
  target: 'es2023',
  lib: ['es2023', 'dom', 'dom.iterable', 'esnext.disposable'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  skipDefaultLibCheck: true,
  noEmit: true,
}

/** What a compiler says of a customer's files, and of every declaration behind them. */
export function checkTypes(
  customer: string,
  compiler: string,
  { name, files, ...options }: { readonly name: string; readonly files: readonly string[] },
): Promise<ToolRun> {
  const compilerOptions = { ...strictly, ...options }
  writeFileSync(join(customer, `${name}.json`), JSON.stringify({ compilerOptions, files }))
  return runTool(join(root, 'node_modules', compiler), ['--project', `${name}.json`], customer)
}
