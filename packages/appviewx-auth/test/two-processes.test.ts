import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { build } from 'esbuild'
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'

const home = path.join(import.meta.dirname, '..')
const readme = readFileSync(path.join(home, 'README.md'), 'utf8')
const [, program = ''] = /## One login for many processes[^]*?```ts\n([^]*?)```/.exec(readme) ?? []

it('the program of the README shares one session between two processes', async () => {
  const emulator = createAppViewXEmulator()
  const server = createServer((incoming, outgoing) => {
    const answer = async (): Promise<void> => {
      const body = await buffer(incoming)
      const response = await emulator.fetch(`http://127.0.0.1${incoming.url ?? ''}`, {
        method: incoming.method ?? 'GET',
        headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]),
        ...(body.byteLength > 0 && { body: new Uint8Array(body) }),
      })
      outgoing.writeHead(response.status, [...response.headers].flat())
      outgoing.end(Buffer.from(await response.arrayBuffer()))
    }
    answer().catch(() => outgoing.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // In the package: its own name, and those of its neighbours, are found from there.
  mkdirSync(path.join(home, '.fences'), { recursive: true })
  const folder = mkdtempSync(path.join(home, '.fences', 'two-processes-'))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true })
  })
  // As it stands, on our sources; in one file, since each process would strip the types of two hundred.
  const file = path.join(folder, 'program.mjs')
  await build({
    stdin: { contents: program, resolveDir: folder },
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['@org/source'],
  })
  const env = {
    ...process.env,
    SESSION_SECRET: randomBytes(32).toString('base64'),
    AVX_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  }
  const run = async (): Promise<string> => {
    const options = { cwd: folder, env }
    return (await promisify(execFile)(process.execPath, [file], options)).stdout
  }

  const printed = [await run(), await run()]

  expect(printed).toEqual(['200 1 logins\n', '200 0 logins\n'])
  expect([emulator.loginAttempts, emulator.liveSessions]).toEqual([1, 1])
})
