import { publicPackages } from '../public-packages.ts'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { readFileSync } from 'node:fs'
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

/** Of resolutions that an ESM package without CommonJS leaves behind. */
function isForOthers(problem: object): boolean {
  return 'resolutionKind' in problem && ['node10', 'node16-cjs'].includes(problem.resolutionKind as string)
}
