import { runTool } from '../run-tool.ts'
import { readChangesets } from './changesets.ts'
import type { Change } from './unannounced.ts'

/**
 * What this work changes: since it left main, committed or not; on main itself, and in a clone too shallow to tell,
 * since the last release.
 */
export async function readChange(repository: string): Promise<Change> {
  const [untracked, since] = await Promise.all([
    git(repository, 'ls-files', '--others', '--exclude-standard'),
    comparedWith(repository),
  ])
  const changed =
    since === undefined ? git(repository, 'ls-files') : git(repository, 'diff', '--name-only', since.commit)
  const files = [...(await changed), ...untracked]
  const changesets = readChangesets(repository)
  if (since?.is !== 'fork') return { files, changesets }

  return { files, changesets: changesets.filter(({ file }) => files.includes(file)) }
}

/** The commit that this work is compared with: where it left main, or else the last release, if there was one. */
export async function comparedWith(
  repository: string,
): Promise<{ is: 'fork' | 'release'; commit: string } | undefined> {
  const [head] = await git(repository, 'rev-parse', 'HEAD')
  const [fork] = [
    ...(await git(repository, 'merge-base', 'HEAD', 'refs/remotes/origin/main')),
    ...(await git(repository, 'merge-base', 'HEAD', 'refs/heads/main')),
  ]
  if (fork !== undefined && fork !== head) return { is: 'fork', commit: fork }

  const [release] = await git(repository, 'log', '-1', '--format=%H', '--', 'packages/*/CHANGELOG.md')
  return release === undefined ? undefined : { is: 'release', commit: release }
}

async function git(repository: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { status, output } = await runTool('git', ['-c', 'core.quotePath=off', ...args], repository)
  return status === 0 ? output.split('\n').filter((line) => line !== '') : []
}
