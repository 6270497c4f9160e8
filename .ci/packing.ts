import { npmInstall } from './npm-install.ts'
import { root, runTool } from './run-tool.ts'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** What would be published now, and someone who has installed it. */
    readonly packed: {
      /** One file per public package. */
      readonly tarballs: readonly string[]
      /** A folder where npm installed all of them and nothing else. Programs go into folders of their own, below it. */
      readonly consumer: string
    }
  }
}

/** Packs once for every test file of a run. From nothing: a build that was there before could be stale. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'))
  const tarballs = join(folder, 'tarballs')
  const consumer = join(folder, 'consumer')
  mkdirSync(consumer)
  writeFileSync(join(consumer, 'package.json'), JSON.stringify({ private: true, type: 'module' }))

  for (const name of readdirSync(join(root, 'packages')))
    rmSync(join(root, 'packages', name, 'dist'), { recursive: true, force: true })
  await succeed('pnpm', ['run', 'build', '--force'])
  await succeed('pnpm', ['-r', '--filter', './packages/*', 'pack', '--pack-destination', tarballs])
  const files = readdirSync(tarballs).map((file) => join(tarballs, file))
  await npmInstall(consumer, files)

  provide('packed', { tarballs: files, consumer })
  return () => rmSync(folder, { recursive: true, force: true })
}

async function succeed(command: string, args: readonly string[]): Promise<void> {
  const { status, output } = await runTool(command, args)
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${output}`)
}
