import { root, runTool } from '../run-tool.ts'
import { cpSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, inject } from 'vitest'

/** A copy of an example, with what it depends on installed: ours from the tarballs. */
export async function installExample(name: string): Promise<string> {
  const { tarballs, consumer } = inject('packed')
  const folder = join(dirname(consumer), 'examples', name)
  cpSync(join(root, 'apps/examples', name), folder, { recursive: true })
  const { status, output } = await runTool(
    'npm',
    ['install', '--prefer-offline', '--no-audit', '--no-fund', ...tarballs],
    folder,
  )
  expect(status, output).toBe(0)
  return folder
}
