import { runTool } from '../run-tool.ts'
import { readChangesets } from './changesets.ts'
import type { Change } from './unannounced.ts'

/**
 * What this work changes: since it left main, committed or not; on main itself, and in a clone too shallow to tell,
 * since the last release.
 */
export async function readChange(repository: string): Promise<Change> {
  const git = async (...args: readonly string[]): Promise<readonly string[]> => {
    const { status, output } = await runTool('git', ['-c', 'core.quotePath=off', ...args], repository)
    return status === 0 ? output.split('\n').filter((line) => line !== '') : []
  }
  const changesets = readChangesets(repository)
  const untracked = await git('ls-files', '--others', '--exclude-standard')
  const [head] = await git('rev-parse', 'HEAD')
  const [fork] = [
    ...(await git('merge-base', 'HEAD', 'refs/remotes/origin/main')),
    ...(await git('merge-base', 'HEAD', 'refs/heads/main')),
  ]

  if (fork !== undefined && fork !== head) {
    const files = [...(await git('diff', '--name-only', fork)), ...untracked]
    return { files, changesets: changesets.filter(({ file }) => files.includes(file)) }
  }
  const [release] = await git('log', '-1', '--format=%H', '--', 'packages/*/CHANGELOG.md')
  const tracked = release ? await git('diff', '--name-only', release) : await git('ls-files')
  return { files: [...tracked, ...untracked], changesets }
}
