import { readFences } from './fences.ts'
import { root, runTool } from './run-tool.ts'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

/** Where a reader of the READMEs would stand: a package that has installed all of ours. Node strips no types below node_modules. */
const reader = join(root, 'apps/playground')
const folder = join(reader, '.fences')
const fences = readFences().map((fence, index) => ({ ...fence, file: join(folder, `fence-${index}.ts`) }))
const runnable = fences.filter(({ output }) => output !== undefined)

describe('A README', () => {
  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    for (const { file, program } of fences) writeFileSync(file, `${program}\nexport {}\n`)
    const compilerOptions = { types: ['node'], typeRoots: [join(reader, 'node_modules/@types')] }
    const config = { extends: join(root, 'tsconfig.base.json'), compilerOptions, include: ['*.ts'] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  })

  it('shows a program for every package, and one that runs', () => {
    expect(fences.length).toBeGreaterThanOrEqual(4)
    expect(runnable.map(({ place }) => place.split(',', 1)[0])).toEqual(
      expect.arrayContaining([
        'README.md',
        'packages/appviewx-auth/README.md',
        'packages/securid-auth/README.md',
        'packages/session-core/README.md',
      ]),
    )
  })

  it('holds only programs that compile', { timeout: 60_000 }, async () => {
    const { status, output } = await runTool('tsc', ['-p', folder])

    expect(status, namePlaces(output)).toBe(0)
  })

  it.each(runnable)(
    'tells the truth about what is printed: $place',
    { timeout: 30_000 },
    async ({ file, output }) => {
      const run = await runTool('node', ['--conditions=@org/source', file], reader)

      expect(run.output.trim()).toBe(output?.trim())
      expect(run.status).toBe(0)
    },
  )
})

function namePlaces(output: string): string {
  return fences.reduce((text, { place }, index) => text.replaceAll(`fence-${index}.ts`, place), output)
}
