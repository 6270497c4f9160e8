/**
 * Writes the command of a package, in a few files of its own: who types it waits for each file that is loaded. It holds
 * what it needs of the core, too.
 */
import { experimental, loadedWith, output } from './bundle-output.ts'
import { regexesAtUse } from './bundle-regexes.ts'
import { resolve } from 'node:path'
import { build, type Plugin } from 'rolldown'

/** What a call with a stored session goes through; the help needs none of it. */
const call = [
  'terminal/call/run-call',
  'terminal/call/read-share',
  'share/writing',
  'terminal/http/lean-transport',
  'first-call',
]

/** Sees to it that a command is loaded with few files. `file` is its source. */
export async function bundleCommand(file: string): Promise<void> {
  const core = resolve('../session-core/src')
  const main = resolve(file)
  const roots = [
    ...call.map((name) => resolve(core, `${name}.ts`)),
    resolve('src/terminal/loaded-product.ts'),
  ]
  await build({
    input: { main },
    platform: 'node',
    experimental,
    resolve: { conditionNames: ['@org/source', 'import'] },
    plugins: [elsewhere(core), kyOnDemand, builtinsAtHand, regexesAtUse],
    external: /^(?:node:|valibot$)/,
    output: {
      ...output,
      dir: 'dist/terminal',
      chunkFileNames: '[name].js',
      codeSplitting: {
        groups: [
          {
            name: (id, context) => (id !== main && loadedWith(context, [main]).has(id) ? 'help' : null),
            debugName: 'help',
            priority: 2,
          },
          {
            name: (id, context) => (loadedWith(context, roots).has(id) ? 'call' : null),
            debugName: 'call',
            priority: 1,
          },
        ],
      },
    },
  })
}

/** What has files of its own, for others as well: the emulator, and nodeTransport, which finds undici beside itself. */
function elsewhere(core: string): Plugin {
  const places: Readonly<Record<string, string>> = {
    [resolve('src/emulator/index.ts')]: '../emulator/index.js',
    [resolve(core, 'node/index.ts')]: '@org/session-core/node',
  }
  return {
    name: 'elsewhere',
    resolveId: async function (source, importer) {
      const found = await this.resolve(source, importer, { skipSelf: true })
      const place = places[found?.id ?? '']
      return place === undefined ? found : { id: place, external: true }
    },
  }
}

/** Only a login asks for ky. It stands beside the core, whose dependency it is. */
const kyOnDemand: Plugin = {
  name: 'ky-on-demand',
  resolveId: { filter: { id: /^ky$/ }, handler: () => '\0ky' },
  load: {
    filter: { id: /^\0ky$/ },
    handler: () => `
      import { createRequire } from 'node:module'
      const core = () => createRequire(import.meta.url).resolve('@org/session-core')
      export default { create: (options) => createRequire(core())('ky').default.create(options) }`,
  },
}

/**
 * An import of Node's own modules reads all that they have, and some of that is made then: standard input, for one. What is
 * asked for by name alone is not.
 */
const builtinsAtHand: Plugin = {
  name: 'builtins-at-hand',
  generateBundle: (_options, files) => {
    for (const file of Object.values(files)) if (file.type === 'chunk') file.code = atHand(file.code)
  },
}

function atHand(code: string): string {
  return code.replaceAll(
    /^import (?:(?<whole>[\w$]+)|\* as (?<all>[\w$]+))?(?:, )?(?:\{ (?<names>.+) \})? ?from "(?<from>node:[\w/]+)";$/gm,
    (...match) => {
      const { whole, all = whole, names, from } = match.at(-1) as Readonly<Record<string, string>>
      const builtin =
        from === 'node:process' ? 'globalThis.process' : `globalThis.process.getBuiltinModule("${from}")`
      const parts = [all, names && `{ ${names.replaceAll(' as ', ': ')} }`].filter(Boolean)
      return `const ${parts.map((part) => `${part} = ${builtin}`).join(', ')};`
    },
  )
}
