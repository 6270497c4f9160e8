import type { ChunkingContext, InputOptions, OutputOptions } from 'rolldown'

/** How every file that is published is written. */
export const output = {
  sourcemap: true,
  // The sources are published, too.
  sourcemapExcludeSources: true,
  // The sources hold them, and the declarations.
  comments: { jsdoc: false },
  minifyInternalExports: false,
  // Short names for what only a function sees: a call costs a millisecond less. What stands in a stack keeps its own.
  minify: {
    mangle: { toplevel: false, keepNames: { class: true, function: true } },
    compress: false,
    codegen: false,
  },
  // nodeTransport asks for one where it was bundled for CommonJS.
  polyfillRequire: false,
} satisfies OutputOptions

/** No line says which file it came from: source maps do, and each start would read it. */
export const experimental = { attachDebugInfo: 'none' } as const satisfies InputOptions['experimental']

/** All modules that are loaded with these. */
export function loadedWith(context: ChunkingContext, roots: readonly string[]): ReadonlySet<string> {
  const all = new Set(roots)
  for (const id of all) for (const next of context.getModuleInfo(id)?.importedIds ?? []) all.add(next)
  return all
}
