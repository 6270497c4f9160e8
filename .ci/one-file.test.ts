import { entries, publicPackages } from './public-packages.ts'
import { root, runTool } from './run-tool.ts'
import { build } from 'esbuild'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'

/** As the page of nodeTransport has it for CommonJS within an ES module. */
function readBanner(): string {
  const page = readFileSync(join(root, 'packages/session-core/docs/node-transport.md'), 'utf8')
  return /`(?<banner>import \{ createRequire \}[^`]+)`/.exec(page)?.groups?.['banner'] ?? ''
}

it.each([
  ['cjs', ''],
  ['esm', readBanner()],
] as const)(
  'All that is published goes into one file, as of a function in a cloud: %s',
  async (format, js) => {
    const folder = join(inject('packed').consumer, `one-file-${format}`)
    mkdirSync(folder)
    const doors = publicPackages().flatMap((subject) =>
      entries(subject).map(([entry]) => join(subject.manifest.name, entry)),
    )
    const program = doors.map(
      (door, index) => `import * as door${index} from '${door}'\nnames(door${index})\n`,
    )
    const entry = join(folder, 'entry.mjs')
    writeFileSync(
      entry,
      `let count = 0\nfunction names(door) { count += Object.keys(door).length > 0 ? 1 : 0 }\n${program.join('')}console.log(count)`,
    )
    const outfile = join(folder, format === 'cjs' ? 'program.cjs' : 'program.mjs')
    const external = ['undici', 'pkijs', 'asn1js']
    await build({
      entryPoints: [entry],
      bundle: true,
      platform: 'node',
      format,
      outfile,
      external,
      banner: { js },
    })

    expect(await runTool(process.execPath, [outfile], folder)).toEqual({
      status: 0,
      output: `${doors.length}\n`,
    })
    expect(js === '').toBe(format === 'cjs')
  },
)
