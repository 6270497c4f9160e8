import { build } from 'esbuild'
import { dirname } from 'node:path'

/** The story with the installed packages in one file, for runtimes that have no folder of packages. */
export async function bundle(story: string, lines: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `import { tellStory } from './story.js'\n${lines}`, resolveDir: dirname(story) },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}
