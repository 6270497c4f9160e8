import { root } from './run-tool.ts'
import { build as bundle, type Plugin } from 'esbuild'
import { dirname } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

/**
 * Bytes that an application ships for each entry, minified and gzipped, without dependencies: at first, and with all that
 * is loaded when it is needed. What only a subpath needs counts there: it costs nobody else anything.
 */
const budgets = [
  // The goal for all of it was the first number, too. A KiB of the rest is what takes over where a platform has ended who
  // began, and what lets a long upload pass without a copy of it; its last 128 bytes, that nothing rejected is
  // forgotten, and that a call sent twice keeps what its caller wrote beside the key; 32 more, that a header of the
  // gateway may be absent; 64, that a refusal counts which a transport throws.
  // Some 400 take calls of `http` as they are made while ky is loaded, 9 KB that nobody else ships, and let go of who leaves;
  // some 420 load it; 90 quote no header that cannot be sent, and no password of long ago.
  ['session-core/src/index.ts', 11_112, 23_072],
  ['session-core/src/pool/index.ts', 1024, 1024],
  // What looks, waits and uses what others opened comes first. What logs in for all, or writes, is a module that is loaded
  // later: bundled into one, as here, that costs a tenth more than its bytes. The last 64: a secret from shared memory;
  // and that a prompt which nobody could answer holds up nobody with other credentials.
  ['session-core/src/share/index.ts', 5120, 10_112],
  ['session-core/src/redis/index.ts', 1536, 1536],
  // What sweeps old versions away is loaded every sixteenth write: the same holds.
  ['session-core/src/file/index.ts', 1536, 1856],
  ['appviewx-auth/src/index.ts', 4800, 4800],
  ['securid-auth/src/index.ts', 4800, 4800],
] as const

describe('A package is small', () => {
  it.each(budgets)('%s ships at most %i bytes at first, and %i in all', async (file, first, all) => {
    const sizes = {
      first: await sizeOf(file, [notYet, onlyBelow(file)]),
      all: await sizeOf(file, [onlyBelow(file)]),
    }
    console.log(`${file}: ${sizes.first} of ${first} bytes at first, ${sizes.all} of ${all} in all`)

    expect(Math.min(sizes.first, sizes.all)).toBeGreaterThan(300)
    expect(sizes.first).toBeLessThanOrEqual(first)
    expect(sizes.all).toBeLessThanOrEqual(all)
  })
})

async function sizeOf(file: string, plugins: Plugin[]): Promise<number> {
  const { outputFiles } = await bundle({
    entryPoints: [`${root}/packages/${file}`],
    external: ['ky', 'valibot', '@org/session-core', 'node:*'],
    plugins,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    write: false,
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).byteLength
}

/** Leaves out what is loaded when it is needed. */
const notYet: Plugin = {
  name: 'not-yet',
  setup: (build) => {
    build.onResolve({ filter: /^\./ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    )
  },
}

/** Leaves out what stands above a folder: that is the package's main entry, which is there anyway. */
const onlyBelow = (file: string, folder = dirname(`${root}/packages/${file}`)): Plugin => ({
  name: 'only-below',
  setup: (build) => {
    build.onResolve({ filter: /^\.\.\// }, async ({ path, pluginData, ...from }) => {
      if (pluginData === 'asked') return undefined
      const found = await build.resolve(path, { ...from, pluginData: 'asked' })
      return found.path.startsWith(`${folder}/`) ? undefined : { path: 'core', external: true }
    })
  },
})
