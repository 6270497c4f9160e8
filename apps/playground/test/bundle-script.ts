import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'rolldown'

/** What only some runs load. All else is one file, since each costs half a millisecond. */
const seldom = /emulator|proxy|doctor|server\/page|src\/node\/|node_modules/

/** A script that a module starts from beside itself. */
const startedBeside = /new URL\('([\w-]+\.ts)', import\.meta\.url\)/g

/** What is read beside a module is read beside its source; what is started there is bundled as well, by itself. */
const whereItWas: Plugin = {
  name: 'where-it-was',
  transform: async (code, id) => {
    if (!code.includes('import.meta.url')) return undefined
    let placed = code
    for (const [found, script = ''] of code.matchAll(startedBeside)) {
      const bundle = await bundleScript(resolve(dirname(id), script))
      placed = placed.replace(found, `new URL(${JSON.stringify(pathToFileURL(bundle).href)})`)
    }
    return placed.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
  },
}

/**
 * A script as few files, from the source as it is now: a hundred processes start it, and each would strip the types of two
 * hundred modules again. The file to start.
 */
export async function bundleScript(script: string): Promise<string> {
  const { output } = await build({
    input: { main: script },
    platform: 'node',
    external: /^(?:node:|undici|vite$|selfsigned$)/,
    resolve: { conditionNames: ['@org/source', 'node', 'import', 'default'] },
    plugins: [whereItWas],
    output: {
      // Without a word about modules in a package.json, another ending has Node look into each file.
      entryFileNames: '[name].mjs',
      chunkFileNames: '[name]-[hash].mjs',
      polyfillRequire: false,
      codeSplitting: {
        groups: [{ name: (id) => (id === script || seldom.test(id) ? null : 'most'), debugName: 'most' }],
      },
    },
    logLevel: 'silent',
    write: false,
  })
  const files = output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : []))
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex')
  const place = join(cacheOf(script), hash)
  if (!existsSync(place)) putInPlace(place, files)
  return join(place, 'main.mjs')
}

/** In the package of the script: what is not in the bundle is found from there. */
function cacheOf(script: string): string {
  return join(dirname(findPackageJSON(pathToFileURL(script)) ?? script), 'node_modules/.cache/scripts')
}

/** All of it at once: tests in other processes start it, too. */
function putInPlace(place: string, files: readonly (readonly [name: string, code: string])[]): void {
  const making = `${place}-${process.pid}`
  mkdirSync(making, { recursive: true })
  for (const [name, code] of files) writeFileSync(join(making, name), code)
  try {
    renameSync(making, place)
  } catch (error) {
    rmSync(making, { recursive: true })
    if (!existsSync(place)) throw error
  }
}
