import { npmInstall } from '../npm-install.ts'
import { entries, publicPackages } from '../public-packages.ts'
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

it('The oldest TypeScript that the READMEs name reads every declaration', { timeout: 180_000 }, async () => {
  const { consumer } = inject('packed')
  const home = join(consumer, 'oldest-typescript')
  mkdirSync(home)
  writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const [, version = ''] =
    /TypeScript (\d+\.\d+) or newer/.exec(
      readFileSync(join(root, 'packages/session-core/README.md'), 'utf8'),
    ) ?? []
  await npmInstall(home, [`typescript@${version}`])
  const doors = publicPackages().flatMap((subject) =>
    entries(subject).map(([entry]) => join(subject.manifest.name, entry)),
  )
  const imports = doors.map((door, index) => `export * as door${index} from '${door}'\n`)
  writeFileSync(join(home, 'doors.ts'), imports.join(''))

  const compiler = join(home, 'node_modules/typescript/bin/tsc')
  const options = '--strict --noEmit --skipLibCheck false --module nodenext --target es2023'.split(' ')
  const lib = ['--lib', 'es2023,dom,dom.iterable,esnext.disposable']
  const check = await runTool(process.execPath, [compiler, ...options, ...lib, 'doors.ts'], home)

  expect(check).toEqual({ status: 0, output: '' })
  expect(doors.length).toBeGreaterThan(10)
})

/** Of resolutions that an ESM package without CommonJS leaves behind. */
function isForOthers(problem: object): boolean {
  return 'resolutionKind' in problem && ['node10', 'node16-cjs'].includes(problem.resolutionKind as string)
}
