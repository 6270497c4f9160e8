import { checkTypes, resolutions } from '../check-types.ts'
import { program } from '../customer-program.ts'
import { publicPackages } from '../public-packages.ts'
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

it.each(
  resolutions.flatMap(([name, resolution]) => [
    { name, resolution, version: '5.9', compiler: 'typescript5/bin/tsc' },
    { name, resolution, version: '6.0', compiler: 'typescript/bin/tsc6' },
  ]),
)(
  'A customer’s program is checked under TypeScript $version, $name',
  async ({ version, name, compiler, resolution }) => {
    const customer = join(inject('packed').consumer, `customer-${version}-${name}`)
    mkdirSync(customer)
    writeFileSync(join(customer, 'program.ts'), program)

    const check = await checkTypes(customer, compiler, { name, files: ['program.ts'], ...resolution })

    expect(check).toEqual({ status: 0, output: '' })
  },
  120_000,
)

/** Of resolutions that an ESM package without CommonJS leaves behind. */
function isForOthers(problem: object): boolean {
  return 'resolutionKind' in problem && ['node10', 'node16-cjs'].includes(problem.resolutionKind as string)
}
