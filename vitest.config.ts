import { reporters } from './.ci/checks/task-report.ts'
import { availableParallelism } from 'node:os'
import { defaultClientConditions, defaultServerConditions } from 'vite'
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 22) throw new Error(`Node ${process.version} is too old to test with: run \`npx pnpm@12 test\``)

/** Tests of one package or app: beside the files they test, and in its test folder. */
const project = (
  name: string,
  folder: string,
  include: readonly string[],
): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name,
    include: include.map((tests) => `${folder}/${tests}`),
    setupFiles: [`${import.meta.dirname}/packages/session-core/test/load-rooms.ts`],
  },
})

const packageTests = ['src/**/*.test.ts', 'test/**/*.test.ts']

/** Of what would be published: they ask nothing about the rest of the repository. */
const packedTests = [
  '.ci/{commands,one-file,sizes,start-up,tarballs}.test.ts',
  '.ci/{api,runtimes}/*.test.ts',
]

/** What takes long, and seldom finds anything: a script runs them. */
const nightlyTests = ['.ci/nightly/*.test.ts']

/** Tests that share one packing of what would be published. */
const packedProject = (name: string, include: readonly string[]): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name,
    include: [...include],
    globalSetup: `${import.meta.dirname}/.ci/packing.ts`,
  },
})

export default defineConfig({
  // Everything reads src while developing: no build can be stale.
  resolve: { conditions: ['@org/source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['@org/source', ...defaultServerConditions] } },
  test: {
    reporters,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // What runs concurrently waits, most of the time.
    maxConcurrency: 40,
    // No module holds state here, so files may share a process: half of the time went into loading modules again.
    isolate: false,
    // Much of the work is waiting, for a browser or for another process: leave no core idle meanwhile.
    maxWorkers: availableParallelism(),
    // One for all projects: they have one root, so what the first compiled of the core serves the others.
    fsModuleCachePath: `${import.meta.dirname}/node_modules/.vitest-cache`,
    projects: [
      project('session-core', 'packages/session-core', packageTests),
      project('appviewx-auth', 'packages/appviewx-auth', packageTests),
      project('securid-auth', 'packages/securid-auth', packageTests),
      project('playground', 'apps/playground', [
        '{bench,server,shared,web,scenarios}/**/*.test.ts',
        'test/**/!(bench).test.ts',
      ]),
      // At night: in small, too, it takes as long as the tests of a package.
      project('bench', 'apps/playground', ['test/bench.test.ts']),
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['apps/playground/e2e/**/*.test.ts'],
          // A browser on a busy machine takes its time, and how long a story takes is no promise.
          testTimeout: 90_000,
          globalSetup: `${import.meta.dirname}/apps/playground/e2e/shared.ts`,
        },
      },
      {
        extends: true,
        test: {
          name: 'house',
          include: ['.ci/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...packedTests, ...nightlyTests],
        },
      },
      packedProject('packed', packedTests),
      packedProject('nightly', nightlyTests),
    ],
  },
})
