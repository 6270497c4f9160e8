import { build, type Plugin } from 'esbuild'
import path from 'node:path'

/** Clients are loaded from where they are. */
const clients: Plugin = {
  name: 'clients',
  setup: (building) => {
    building.onResolve({ filter: /^(?:ioredis|redis)$/ }, ({ path: name }) => ({
      path: import.meta.resolve(name),
      external: true,
    }))
  },
}

/** A child as one file, from the source as it is now: dozens of them start, and each would strip the types again. */
export async function bundleChild(program: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, program)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['@org/source'],
    plugins: [clients],
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}
