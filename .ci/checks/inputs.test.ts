import { root, runTool } from '../run-tool.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

interface Task {
  readonly taskId: string
  /** Paths from the folder of the task's package. */
  readonly inputs: Readonly<Record<string, string>>
  readonly directory: string
  readonly dependencies: readonly string[]
}

const isCode = /^packages\/[^/]+\/(?:src\/.*(?<!\.test\.ts)|package\.json|tsconfig[^/]*\.json)$/

describe('A task that turbo remembers runs again', () => {
  let tasks = new Map<string, Task>()
  let files: readonly string[] = []

  /** Paths from the root, of all that makes the task run again. */
  const readBy = (taskId: string): readonly string[] => {
    const { directory = '', inputs = {}, dependencies = [] } = tasks.get(taskId) ?? {}
    return [...Object.keys(inputs).map((file) => join(directory, file)), ...dependencies.flatMap(readBy)]
  }

  beforeAll(async () => {
    const listed = await runTool('git', ['ls-files', '--cached', '--others', '--exclude-standard'])
    files = listed.output.split('\n').filter((file) => file !== '' && existsSync(join(root, file)))
    const { output } = await runTool('turbo', ['run', 'packed', 'house', 'e2e', 'test', '--dry=json'])
    const plan = JSON.parse(output.slice(output.indexOf('{'))) as { readonly tasks: readonly Task[] }
    tasks = new Map(plan.tasks.map((task) => [task.taskId, task]))
  })

  it.each([
    ['//#house', '', 'packages'],
    ['//#packed', '.ci/runtimes', 'packages'],
    ['@org/session-core#test', 'packages/session-core', 'packages/session-core'],
    ['@org/appviewx-auth#test', 'packages/appviewx-auth', 'packages/session-core'],
    ['@org/securid-auth#test', 'packages/securid-auth', 'packages/session-core'],
    ['@org/playground#test', 'apps/playground', 'packages'],
    ['@org/playground#e2e', 'apps/playground', 'packages'],
  ])('%s: when anything changes in %j, or the code in %j', (task, folder, below) => {
    const read = new Set(readBy(task))

    const asks = files.filter(
      (file) => file.startsWith(folder) || (file.startsWith(below) && isCode.test(file)),
    )

    expect(asks.length).toBeGreaterThan(50)
    expect(asks.filter((file) => !read.has(file))).toEqual([])
    expect(read).toContain('vitest.config.ts')
  })
})
