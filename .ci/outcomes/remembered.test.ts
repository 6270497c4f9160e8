import { root, runTool } from '../run-tool.ts'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path, { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

interface Task {
  readonly taskId: string
  /** Paths from the folder of the task's package. */
  readonly inputs: Readonly<Record<string, string>>
  readonly directory: string
  readonly dependencies: readonly string[]
  readonly resolvedTaskDefinition: { readonly env: readonly string[] }
}

const publicFolders = ['packages/session-core', 'packages/appviewx-auth', 'packages/securid-auth']
/** What others read of a package. */
const isCode = /^packages\/[^/]+\/(?:src\/.*|package\.json|tsconfig[^/]*\.json)$/
const isTest = (file: string): boolean => /^packages\/[^/]+\/(?:test\/|src\/.*\.test\.ts$)/.test(file)

/** Vitest sets the first, a test of the proxy the second; the tools that are found by the third are in the lockfile. */
const answered = new Set(['NODE_ENV', 'REQUEST_METHOD', 'PATH'])
/** Runs before any task does: what it asks for, it tells them by another name. */
const asksBeforeTasks = new Set(['.ci/outcomes/surroundings.ts'])

/** A task that turbo remembers runs again when something changes that it reads: turbo has to know what that is. */
describe('What turbo remembers', () => {
  let tasks = new Map<string, Task>()
  let files: readonly string[] = []

  /** Paths from the root, of all that makes the task run again. */
  const readBy = (taskId: string): readonly string[] => {
    const { directory = '', inputs = {}, dependencies = [] } = tasks.get(taskId) ?? {}
    return [
      ...Object.keys(inputs).map((file) => join(directory, file)),
      ...dependencies.flatMap((dependency) => readBy(dependency)),
    ]
  }
  const notReadBy = (taskId: string): readonly string[] => {
    const read = new Set(readBy(taskId))
    return files.filter((file) => !read.has(file))
  }

  beforeAll(async () => {
    const listed = await runTool('git', [
      'ls-files',
      '--cached',
      '--others',
      '--exclude-standard',
      '--deduplicate',
    ])
    // What was deleted is listed until somebody says so to git.
    files = listed.output
      .trim()
      .split('\n')
      .filter((file) => existsSync(join(root, file)))
    const { output } = await runTool('turbo', ['run', 'packed', 'house', 'e2e', 'test', '--dry=json'])
    const plan = JSON.parse(output.slice(output.indexOf('{'))) as { readonly tasks: readonly Task[] }
    tasks = new Map(plan.tasks.map((task) => [task.taskId, task]))
  })

  it('of the house is void when any file changes', () => {
    expect(notReadBy('//#house')).toEqual([])
  })

  it('of the packages is void when anything changes but tests, documents of the house and what lies inside apps', () => {
    const others = /^(?:[^/]+\.md$|\.github\/|\.ci\/docs\/|apps\/[^/]+\/[^/]+\/)/

    const left = notReadBy('//#packed').filter((file) => !isTest(file) && !others.test(file))

    expect(left).toEqual([])
    expect(notReadBy('//#packed').length).toBeGreaterThan(100)
  })

  it.each([
    ['@org/session-core#test', ['packages/session-core'], []],
    ['@org/appviewx-auth#test', ['packages/appviewx-auth'], ['packages/session-core']],
    ['@org/securid-auth#test', ['packages/securid-auth'], ['packages/session-core']],
    ['@org/playground#test', ['apps/playground'], publicFolders],
    ['@org/playground#e2e', ['apps/playground'], publicFolders],
  ])('of %s is void when %j or the code of %j changes', (task, whole, codeOf) => {
    const reads = (file: string): boolean =>
      whole.some((folder) => file.startsWith(`${folder}/`)) ||
      (codeOf.some((folder) => file.startsWith(`${folder}/`)) && isCode.test(file) && !isTest(file))

    expect(files.filter((file) => reads(file)).length).toBeGreaterThan(50)
    expect(notReadBy(task).filter((file) => reads(file))).toEqual([])
    expect(readBy(task)).toEqual(
      expect.arrayContaining(['vitest.config.ts', '.ci/outcomes/outcome-reporter.ts']),
    )
  })

  it.each([
    ['//#house', '.ci/{*,docs/*,outcomes/*,release/*}.ts', ['CI', 'COMPARED_WITH']],
    ['//#packed', '.ci/{*,api/*,runtimes/*}.ts', ['CI', 'CHROMIUM', 'CHROMIUM_BUILD']],
    [
      '@org/session-core#test',
      'packages/session-core/{src,test}/**/*.ts',
      ['CI', 'FUZZ', 'FUZZ_SEED', 'INTERLEAVINGS'],
    ],
    ['@org/appviewx-auth#test', 'packages/appviewx-auth/{src,test}/**/*.ts', ['CI']],
    ['@org/securid-auth#test', 'packages/securid-auth/{src,test}/**/*.ts', ['CI']],
    ['@org/playground#test', 'apps/playground/{server,shared,scenarios,bench,test}/**/*.ts', []],
    ['@org/playground#e2e', 'apps/playground/{server,shared,e2e}/**/*.ts', ['CHROMIUM', 'CHROMIUM_BUILD']],
  ])('of %s is void when a variable changes that %s asks for, as for %j', (taskId, sources, some) => {
    const programs = globSync(sources, { cwd: root }).filter((file) => !asksBeforeTasks.has(file))
    const texts = programs.map((file) => readFileSync(join(root, file), 'utf8'))
    const asked = texts.flatMap((text) => [...text.matchAll(/process\.env\['(?<name>\w+)'\]/g)])
    const names = asked.map(({ groups }) => groups?.['name'] ?? '').filter((name) => !answered.has(name))

    const known = tasks.get(taskId)?.resolvedTaskDefinition.env ?? []

    const isKnown = (name: string): boolean => known.some((pattern) => path.matchesGlob(name, pattern))
    expect(programs.length).toBeGreaterThan(3)
    expect([...names, ...some].filter((name) => !isKnown(name))).toEqual([])
  })
})
