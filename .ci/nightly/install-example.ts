import { npmInstall } from '../npm-install.ts'
import { root } from '../run-tool.ts'
import { cpSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inject } from 'vitest'

/** A copy of an example, with what it depends on installed: ours from the tarballs. */
export async function installExample(name: string): Promise<string> {
  const { tarballs, consumer } = inject('packed')
  const folder = join(dirname(consumer), 'examples', name)
  cpSync(join(root, 'apps/examples', name), folder, { recursive: true })
  await npmInstall(folder, tarballs)
  return folder
}
