import { account, type CommandLine, commandLines } from './command-line.ts'
import { runHere } from './in-process.ts'
import { handOn } from './recorder.ts'
import type { Ran } from './run-command.ts'
import { serve } from './serve.ts'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const mebibyte = 1_048_576
/** Longer than what is printed. */
const long = Buffer.alloc(65 * mebibyte, ' ')
const bomb = gzipSync(long, { level: 1 })

describe.each(commandLines)('$name call, answered at length', (line: CommandLine) => {
  let server: Awaited<ReturnType<typeof serve>>
  let front: Server
  let folder: string
  let answer: (response: ServerResponse) => unknown
  const call = (...args: readonly string[]): Promise<Ran> => {
    const { port } = front.address() as AddressInfo
    const env = account(line, `http://127.0.0.1:${port}`)
    return runHere(line, ['call', ...line.goodCall, '--no-share', ...args], { env })
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'long-'))
    server = await serve(line)
    front = createServer((request, response) => {
      if (request.url?.includes(line.goodCall[0] ?? '')) answer(response)
      else void handOn(request, response, server.url)
    }).listen(0, '127.0.0.1')
    await once(front, 'listening')
  })
  afterAll(async () => {
    front.close()
    await server.close()
    rmSync(folder, { recursive: true })
  })

  // The core writes for both products, and each of these two takes a second.
  it.runIf(line.prefix === 'APPVIEWX')(
    'prints no answer that would fill the memory, and says what to do',
    async () => {
      answer = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)

      const { code, stdout, stderr } = await call()

      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toMatch(
        /^error: The answer is longer than 67,108,864 bytes: write it to a file with --output\.\n/,
      )
    },
  )

  it.runIf(line.prefix === 'APPVIEWX')('writes such an answer to a file as it comes', async () => {
    const file = join(folder, 'long')
    answer = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)

    const { code, stderr } = await call('--output', file)

    expect({ code, stderr }).toEqual({ code: 0, stderr: `${65 * mebibyte} bytes in ${file}\n` })
    expect(readFileSync(file).equals(long)).toBe(true)
  })

  it('says that an answer broke off in the middle, and how much of it there is', async () => {
    const file = join(folder, 'half')
    answer = (response) => {
      response.write(Buffer.alloc(2 * mebibyte), () => setTimeout(() => response.destroy(), 50))
    }

    const { code, stderr } = await call('--output', file)

    expect(code).toBe(4)
    expect(stderr).toMatch(/^error: The answer broke off: \d+ bytes of it are in /)
    expect(stderr).toContain(`${statSync(file).size} bytes`)
  })

  it('writes nothing of a refusal, however long', async () => {
    const file = join(folder, 'refusal')
    answer = (response) => response.writeHead(500).end(Buffer.alloc(2 * mebibyte, 'x'))

    const { code, stderr } = await call('--output', file)

    expect(code, stderr).toBe(1)
    expect(existsSync(file)).toBe(false)
  })

  it('leaves no session behind', () => {
    expect(server.emulator.liveSessions).toBe(0)
  })
})
