import { root, runTool } from '../run-tool.ts'
import { reader, writeFences } from './written-fences.ts'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const { folder, fences } = writeFences()
const runnable = fences.filter(({ output, program }) => output !== undefined || asserts(program))

describe('The documents', () => {
  it('show programs that run, for every package', () => {
    const shown = new Set(runnable.map(({ place }) => dirname(place.split(',', 1)[0] ?? '')))

    for (const home of ['.', 'packages/appviewx-auth', 'packages/securid-auth', 'packages/session-core'])
      expect(shown).toContain(home)
  })

  it('hold only programs that compile', { timeout: 60_000 }, async () => {
    // It collects no garbage: 250 MB are there. Of several threads each reads the platform's types for itself.
    const args = ['-p', folder, '--singleThreaded']
    const { status, output } = await runTool('tsc', args, { env: { GOGC: 'off' } })

    expect(status, namePlaces(output)).toBe(0)
  })

  it(
    'tell the truth about what is printed, by programs that end by themselves',
    { timeout: 60_000 },
    async () => {
      const divider = '— — —'
      const files = runnable.map(({ file }) => file)

      const run = await runTool(
        'node',
        ['--conditions=@org/source', join(root, '.ci/docs/play.ts'), divider, ...files],
        reader,
      )

      // A program takes a free port; the document names the usual one.
      const printed = run.output
        .replaceAll(/localhost:\d+/g, 'localhost:8443')
        .split(`${divider}\n`)
        .slice(1)
      const seen = runnable.map(({ place }, index) => `${place}\n${printed[index]?.trim() ?? 'never ran'}`)
      expect(seen).toEqual(runnable.map(({ place, output }) => `${place}\n${output?.trim() ?? ''}`))
      expect(run.status).toBe(0)
    },
  )
})

/** One that shows what it prints says so; another one, against an emulator, has to run in silence, and its assertions hold. */
function asserts(program: string): boolean {
  return program.includes('Emulator(') && !program.includes('console.log')
}

function namePlaces(output: string): string {
  return fences.reduce((text, { place }, index) => text.replaceAll(`fence-${index}.ts`, place), output)
}
