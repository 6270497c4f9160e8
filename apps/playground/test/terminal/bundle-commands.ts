import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'rolldown'

const cache = fileURLToPath(new URL('../../../../node_modules/.cache/commands/', import.meta.url))

/** What is read beside a module is read beside its source. */
const whereItWas: Plugin = {
  name: 'where-it-was',
  transform: (code, id) =>
    code.includes('import.meta.url')
      ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      : undefined,
}

/**
 * The command line of a package as few files, from the source as it is now: a hundred of them start, and each would strip
 * the types of two hundred modules again. The file to start.
 */
export async function bundleCommand(name: `@org/${string}`): Promise<string> {
  const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
  const { output } = await build({
    input: join(folder, 'src/terminal/main.ts'),
    platform: 'node',
    external: /^(?:node:|undici)/,
    resolve: { conditionNames: ['@org/source', 'node', 'import', 'default'] },
    plugins: [whereItWas],
    output: { polyfillRequire: false },
    write: false,
  })
  const files = output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : []))
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex')
  const place = join(cache, hash)
  if (!existsSync(place)) putInPlace(place, files)
  return join(place, 'main.js')
}

/** All of it at once: tests in other processes start it, too. */
function putInPlace(place: string, files: readonly (readonly [name: string, code: string])[]): void {
  const making = `${place}-${process.pid}`
  for (const [name, code] of files) {
    mkdirSync(dirname(join(making, name)), { recursive: true })
    writeFileSync(join(making, name), code)
  }
  try {
    renameSync(making, place)
  } catch (error) {
    rmSync(making, { recursive: true })
    if (!existsSync(place)) throw error
  }
}
