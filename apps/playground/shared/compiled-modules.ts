import { fileURLToPath } from 'node:url'

/** Where processes that are started often keep compiled modules, so that only the first has to compile them. */
export const compiledModules = fileURLToPath(new URL('../../../node_modules/.cache/node/', import.meta.url))
