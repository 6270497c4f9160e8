import { root, runTool, type ToolRun } from './run-tool.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The compilers of customers. Of several threads of the newest each would read the platform's types for itself. */
const compilers = {
  '5.9': ['typescript5/bin/tsc'],
  '6.0': ['typescript/bin/tsc6'],
  '7.0': ['typescript7/bin/tsc', '--singleThreaded'],
} as const

/** How customers have their compiler find packages. */
const resolutions = {
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  node16: { module: 'node16', moduleResolution: 'node16' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
} as const

/** How the strictest of them look at every declaration but their compiler's own. */
const strictly = {
  target: 'es2023',
  lib: ['es2023', 'dom', 'dom.iterable', 'esnext.disposable'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  declaration: true,
  isolatedDeclarations: true,
  skipLibCheck: false,
  skipDefaultLibCheck: true,
  noEmit: true,
}

/** What a customer's compiler looks at, and how. */
export interface TypesCheck {
  readonly version: keyof typeof compilers
  readonly resolution: keyof typeof resolutions
  readonly files: readonly string[]
  /** Options besides. */
  readonly options?: object
}

/** What a compiler says of files in a customer's folder, and of every declaration behind them. */
export function checkTypes(
  customer: string,
  { files, options, resolution, version }: TypesCheck,
): Promise<ToolRun> {
  const project = join(customer, `${version}-${resolution}.json`)
  const compilerOptions = { ...strictly, ...resolutions[resolution], ...options }
  writeFileSync(project, JSON.stringify({ compilerOptions, files }))
  const [compiler, ...args] = compilers[version]
  // Memory is there.
  const place = { cwd: customer, env: { GOGC: 'off' } }
  return runTool(join(root, 'node_modules', compiler), ['--project', project, ...args], place)
}
