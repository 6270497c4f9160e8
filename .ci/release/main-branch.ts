import { root, runTool } from '../run-tool.ts'

/** What this work is compared with: the main branch, here or where it was cloned from. */
export async function mainBranch(): Promise<string | undefined> {
  for (const ref of ['refs/remotes/origin/main', 'refs/heads/main']) {
    const { status } = await runTool('git', ['rev-parse', '--verify', '--quiet', ref], root)
    if (status === 0) return ref
  }
  return undefined
}
