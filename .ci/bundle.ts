/**
 * Writes the modules that a package publishes: few files, since each one costs every start half a millisecond. Declarations
 * come from the compiler. Runs in the folder of the package.
 */
import { bundleCommand } from './bundle-command.ts'
import { experimental, loadedWith, output } from './bundle-output.ts'
import { regexesAtUse } from './bundle-regexes.ts'
import { readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { build, type Plugin } from 'rolldown'

interface Manifest {
  readonly name: string
  readonly exports: Readonly<Record<string, string | { readonly '@org/source': string }>>
  readonly bin?: Readonly<Record<string, string>>
}

const { name, exports, bin = {} } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const sources = Object.values(exports).flatMap((entry) =>
  typeof entry === 'string' ? [] : [entry['@org/source']],
)
const entries = sources.map((file) => resolve(file))
const [main = ''] = entries

/** Entries that bring most of the engine with them anyway. */
const heavy = /src\/(?:share|testing)\/index\.ts$/
const others = entries.filter((entry) => entry !== main)
const light = others.filter((entry) => !heavy.test(entry))
const source = (...names: readonly string[]): readonly string[] =>
  names.map((name) => resolve(`src/${name}.ts`))
/** Streams and forms: few calls send one. */
const bodies = source('http/bodies')
/** What every first call loads on demand. */
const firstCall = source('first-call')
const redaction = source('errors/redaction')
const calls = source('terminal/call/run-call', 'terminal/call/run-logout')
const help = source('terminal/index')
const emulator = source('emulator/index')
/** What it has in common with the command line gets a file of its own: it loads nothing else of that. */
const transport = source('node/index')
/** Who calls a server, less what serves one or reads a command line. */
const callers = [main, ...source('vendor/index'), ...firstCall, ...bodies, ...transport]

type Loaded = (roots: readonly string[]) => ReadonlySet<string>

/** One file for each step of a start, in order. What is loaded later, and alone, gets a file of its own. */
const rooms: readonly (readonly [name: string, holds: (id: string, loaded: Loaded) => boolean])[] = [
  // What light entries need of it: they load no more than that.
  [
    'base',
    (id, loaded) =>
      sharers(loaded).filter((all) => all.has(id)).length > 1 &&
      loaded(light).has(id) &&
      loaded(callers).has(id),
  ],
  ['engine', (id, loaded) => loaded([main]).has(id)],
  ['first-call', (id, loaded) => loaded(firstCall).has(id)],
  ['redaction', (id, loaded) => loaded(redaction).has(id)],
  ['connection', (id, loaded) => loaded(transport).has(id) && loaded(calls).has(id)],
  // Emulators run in browsers, too.
  ['emulator', (id, loaded) => loaded(emulator).has(id) && loaded(help).has(id)],
  ['terminal', (id, loaded) => loaded(help).has(id)],
  ['call', (id, loaded) => loaded(calls).has(id)],
]

/** Who may have a module in common: each entry by itself, and what comes after a session was made. */
const sharers = (loaded: Loaded): readonly ReadonlySet<string>[] =>
  [...entries.map((entry) => [entry]), firstCall, bodies].map((roots) => loaded(roots))

/**
 * The bundler's own helper, where it is used: a file of its own would cost more than it holds. What it imports for Node
 * it does not use, and browsers do not have.
 */
const helperInPlace: Plugin = {
  name: 'helper-in-place',
  generateBundle: (_options, files) => {
    const all = Object.values(files).filter((file) => file.type === 'chunk')
    const helper = all.find((file) => file.name === 'rolldown-runtime')
    if (helper === undefined) return

    // In one line, so that source maps stay true.
    const code = helper.code.replaceAll(/^(?:import|export|\/\/) .*$/gm, '').replaceAll(/\s+/g, ' ')
    for (const file of all)
      file.code = file.code.replace(
        /^import \{ __exportAll \} from "\.\/rolldown-runtime\.js";$/m,
        code.trim(),
      )
    Reflect.deleteProperty(files, helper.fileName)
  },
}

// Under the names of an earlier build, rooms would stay.
rmSync('dist/rooms', { recursive: true, force: true })
// The entries of a vendor package have little in common: each is one file, whole.
for (const together of name === '@org/session-core' ? [entries] : entries.map((entry) => [entry]))
  await bundle(together)
for (const file of Object.values(bin)) await bundleCommand(file.replace('dist', 'src').replace(/js$/, 'ts'))

async function bundle(inputs: readonly string[]): Promise<void> {
  await build({
    input: Object.fromEntries(
      inputs.map((file) => [file.replace(/.*\/src\//, '').replace(/\.ts$/, ''), file]),
    ),
    // Dependencies, and the packages of this repository.
    // For any other one, `require` gets a stand-in that is always there.
    platform: 'node',
    experimental,
    external: /^(?:node:|@?\w)/,
    plugins: [helperInPlace, regexesAtUse],
    output: {
      ...output,
      dir: 'dist',
      chunkFileNames: 'rooms/[name].js',
      codeSplitting: {
        groups: rooms.map(([name, holds], index) => ({
          name: (id, context) =>
            inputs.length === 1 || others.includes(id) || !holds(id, (roots) => loadedWith(context, roots))
              ? null
              : name,
          debugName: name,
          priority: rooms.length - index,
        })),
      },
    },
  })
}
