import { runTool } from '../run-tool.ts'
import { bundle } from './bundle.ts'
import { configureWorker } from './configure-workerd.ts'
import { type Runtime, type RuntimeFacts, tell } from './runtime.ts'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The runtime of Cloudflare's workers: no files, no processes, and nothing may wait outside a handler. */
export function inWorkerd(facts: RuntimeFacts): Runtime {
  return {
    ...facts,
    run: async ({ places, signal, story }) => {
      const folder = dirname(story)
      const worker = await bundle(story, `export default { async test() { ${tell(places)} } }`)
      writeFileSync(join(folder, 'worker.js'), worker)
      // The date says how it behaves, whatever its version.
      configureWorker(folder, '2026-11-01')

      const { output } = await runTool(facts.program, ['test', 'serve.capnp'], { cwd: folder, signal })
      return output
    },
  }
}
