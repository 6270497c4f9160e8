import { runTool } from '../run-tool.ts'
import { bundle } from './bundle.ts'
import { type Runtime, type RuntimeFacts, tell } from './runtime.ts'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** One worker that may reach this machine. The date says how it behaves, whatever its version. */
const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "story", worker = .story),
    (name = "internet", network = (allow = ["local", "private"])),
  ],
);
const story :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-11-01",
);
`

/** The runtime of Cloudflare's workers: no files, no processes, and nothing may wait outside a handler. */
export function inWorkerd(facts: RuntimeFacts): Runtime {
  return {
    ...facts,
    run: async ({ places, signal, story }) => {
      const folder = dirname(story)
      const worker = await bundle(story, `export default { async test() { ${tell(places)} } }`)
      writeFileSync(join(folder, 'worker.js'), worker)
      writeFileSync(join(folder, 'story.capnp'), config)

      const { output } = await runTool(facts.program, ['test', 'story.capnp'], { cwd: folder, signal })
      return output
    },
  }
}
