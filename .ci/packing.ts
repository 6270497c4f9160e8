import type { Packed } from './packed.ts'
import { root, runTool } from './run-tool.ts'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Whoever asks there first has the packages packed, and all are told where. */
    readonly packing: string
  }
}

/** Offers every test file of a run the same tarballs, which nobody makes before somebody asks. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'))
  let packing: Promise<Packed> | undefined
  const server = createServer((_request, response) => {
    packing ??= pack(folder)
    packing.then(
      (packed) => response.end(JSON.stringify(packed)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  provide('packing', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`)

  return async () => {
    server.closeAllConnections()
    server.close()
    await packing?.catch(() => undefined)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** From nothing: a build that was there before could be stale. */
async function pack(folder: string): Promise<Packed> {
  const tarballs = join(folder, 'tarballs')
  const consumer = join(folder, 'consumer')
  mkdirSync(consumer)
  writeFileSync(join(consumer, 'package.json'), JSON.stringify({ private: true, type: 'module' }))

  for (const name of readdirSync(join(root, 'packages')))
    rmSync(join(root, 'packages', name, 'dist'), { recursive: true, force: true })
  await succeed('pnpm', ['run', 'build', '--force'])
  await succeed('pnpm', ['-r', '--filter', './packages/*', 'pack', '--pack-destination', tarballs])
  const files = readdirSync(tarballs).map((file) => join(tarballs, file))
  await succeed('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...files], consumer)
  return { tarballs: files, consumer }
}

async function succeed(command: string, args: readonly string[], cwd?: string): Promise<void> {
  const { status, output } = await runTool(command, args, cwd)
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${output}`)
}
