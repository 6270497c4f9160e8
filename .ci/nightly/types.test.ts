import { resolutions } from '../customer-options.ts'
import { program } from '../customer-program.ts'
import { publicPackages } from '../public-packages.ts'
import { root, runTool } from '../run-tool.ts'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'

it.each(publicPackages())(
  '$manifest.name has types wherever it has code, however it is resolved',
  { timeout: 120_000 },
  async ({ folder }) => {
    const file = inject('packed').tarballs.find((tarball) => tarball.includes(folder)) ?? ''
    const tarball = new Uint8Array(readFileSync(file))

    const { problems } = { problems: [], ...(await checkPackage(createPackageFromTarballData(tarball))) }

    expect(problems.filter((problem) => !isForOthers(problem))).toEqual([])
    expect(problems.length, 'an ESM package is told that CommonJS cannot require it').toBeGreaterThan(0)
  },
)

it.each([
  ['5.9', 'typescript5'],
  ['6.0', 'typescript'],
])(
  'A customer’s program is checked under TypeScript %s, however it resolves',
  async (version, compiler) => {
    const customer = join(inject('packed').consumer, `customer-${version}`)
    mkdirSync(customer)
    writeFileSync(join(customer, 'program.ts'), program)
    const names = resolutions.map(([name]) => name)

    const args = [join(root, '.ci/check-types.ts'), compiler, 'program.ts', ...names]
    const { output } = await runTool('node', args, customer)

    expect(output).toBe(names.map((name) => `TypeScript ${version}, ${name}\n\n`).join(''))
  },
  120_000,
)

/** Of resolutions that an ESM package without CommonJS leaves behind. */
function isForOthers(problem: object): boolean {
  return 'resolutionKind' in problem && ['node10', 'node16-cjs'].includes(problem.resolutionKind as string)
}
