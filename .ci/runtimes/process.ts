import { runTool } from '../run-tool.ts'
import { type Runtime, type RuntimeFacts, tell } from './runtime.ts'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A runtime that reads a program from a file, with the packages where npm put them. */
export function inProcess({
  args = [],
  ...facts
}: RuntimeFacts & { readonly args?: readonly string[] }): Runtime {
  return {
    ...facts,
    run: async ({ places, signal, story }) => {
      const folder = dirname(story)
      const file = join(folder, `${facts.name.replaceAll(' ', '-')}.js`)
      writeFileSync(file, `import { tellStory } from './story.js'\n${tell(places)}\n`)

      const { output } = await runTool(facts.program, [...args, file], { cwd: folder, signal })
      return output
    },
  }
}
