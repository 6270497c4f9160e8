import { checkTypes } from '../check-types.ts'
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

it.each([
  ['5.9', 'nodenext'],
  ['5.9', 'bundler'],
  ['6.0', 'nodenext'],
  ['6.0', 'bundler'],
] as const)(
  'A customer’s program is checked under TypeScript %s, %s',
  { timeout: 120_000 },
  async (version, resolution) => {
    const customer = join(inject('packed').consumer, `customer-${version}-${resolution}`)
    mkdirSync(customer)
    writeFileSync(join(customer, 'program.ts'), program)

    const check = await checkTypes(customer, { version, resolution, files: ['program.ts'] })

    expect(check).toEqual({ status: 0, output: '' })
  },
)

/** Of resolutions that an ESM package without CommonJS leaves behind. */
function isForOthers(problem: object): boolean {
  return 'resolutionKind' in problem && ['node10', 'node16-cjs'].includes(problem.resolutionKind as string)
}
