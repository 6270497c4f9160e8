import { root, runTool } from '../run-tool.ts'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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
const isTest = (file: string): boolean => /^packages\/[^/]+\/(?:test\/|src\/.*\.test\.ts$)/.test(file)

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
    files = listed.output.trim().split('\n')
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
      codeOf.some((folder) => file.startsWith(`${folder}/src/`) && !isTest(file))

    expect(files.filter((file) => reads(file)).length).toBeGreaterThan(50)
    expect(notReadBy(task).filter((file) => reads(file))).toEqual([])
    expect(readBy(task)).toEqual(
      expect.arrayContaining(['vitest.config.ts', '.ci/outcomes/outcome-reporter.ts']),
    )
  })

  it('is void when a variable changes that a test looks at', () => {
    const sources = globSync('{.ci,packages/*/{src,test},apps/*/{e2e,test,server}}/**/*.ts', {
      cwd: root,
      exclude: ['**/node_modules/**'],
    })
    const names = sources.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/process\.env\['(?<name>\w+)'\]/g)].map(
        ({ groups }) => groups?.['name'] ?? '',
      ),
    )
    const asked = [...tasks.values()].flatMap(({ resolvedTaskDefinition }) => resolvedTaskDefinition.env)

    // Vitest sets the first, a test of the proxy the second; the tools that are found by the third are in the lockfile.
    const answered = new Set(['NODE_ENV', 'REQUEST_METHOD', 'PATH'])
    const questions = new Set(
      [...names, 'CHROMIUM_BUILD', 'COMPARED_WITH'].filter((name) => !answered.has(name)),
    )
    const isAsked = (name: string): boolean =>
      asked.some(
        (pattern) => name === pattern || (pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1))),
      )
    expect([...questions].filter((name) => !isAsked(name))).toEqual([])
  })
})
