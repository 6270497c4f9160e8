import { caller } from './caller.ts'
import { type CommandLine, commandLines } from './command-line.ts'
import { handOn } from './recorder.ts'
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'

const [appviewx] = commandLines as [CommandLine]

/** Stands before an emulator, and answers one call with a 500 that holds all its headers. */
async function echoing({ goodCall, sessionHeader }: CommandLine, behind: string) {
  const sessions: string[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { url = '', headers } = request
    if (url.includes(goodCall[0] ?? '')) {
      const session = String(headers[sessionHeader.toLowerCase()])
      sessions.push(session.replace(/^Bearer /i, ''))
      response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ headers }))
      return
    }
    await handOn(request, response, behind)
  }
  const echo = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1')
  await once(echo, 'listening')
  const { port } = echo.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, sessions, stop: () => echo.close() }
}

describe('an answer', () => {
  const { call, callHere, folder, server } = caller(appviewx)

  it('is written to a file as it came', async () => {
    const file = join(folder(), 'answer')
    const { code, stdout } = await callHere([...appviewx.goodCall, '--no-share', '--output', file])

    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(readFileSync(file, 'utf8')).toContain(appviewx.answerHolds)
  })

  it('is written to standard output as it came, and nothing besides', async () => {
    const { code, stdout, stderr } = await call([...appviewx.goodCall, '--no-share', '--output', '-'])

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(appviewx.answerHolds)
    expect(existsSync('-')).toBe(false)
  })

  it.skipIf(!existsSync('/dev/full'))(
    'that could not be written is told, and the session ended',
    async () => {
      const { code, stderr } = await callHere([...appviewx.goodCall, '--no-share', '--output', '/dev/full'])

      expect(code).toBe(2)
      expect(stderr).toMatch(/^error: \/dev\/full cannot be written: ENOSPC\. The call was made\.\n/)
      expect(server().emulator.liveSessions).toBe(0)
    },
  )
})

describe.skipIf(process.platform === 'win32')('a pipe in the place of a file', () => {
  const { call, callHere, folder, server } = caller(appviewx)
  const pipe = (): string => {
    const path = join(folder(), randomUUID())
    execFileSync('mkfifo', [path])
    return path
  }

  it('gets the answer when somebody reads it', async () => {
    const path = pipe()
    const reading = text(createReadStream(path))
    const { code } = await callHere([...appviewx.goodCall, '--no-share', '--output', path])

    expect(code).toBe(0)
    expect(await reading).toContain(appviewx.answerHolds)
  })

  it('is not waited for when nobody does, and nothing is sent', async () => {
    const path = pipe()
    const before = server().emulator.requestsSeen
    const { code, stderr } = await call([...appviewx.goodCall, '--no-share', '--output', path])

    expect(code).toBe(2)
    expect(stderr).toMatch(/^error: Nobody reads \S+\. Nothing was sent\.\n/)
    expect(server().emulator.requestsSeen).toBe(before)
  })

  it('that is left in the middle is told, and the session ended', async () => {
    const path = pipe()
    const reader = createReadStream(path, { end: 1 })
    const left = once(reader, 'close')
    reader.resume()
    const { code, stderr } = await call(['certificate/list', '--json', '{}', '--no-share', '--output', path])
    await left

    expect(`${code} ${stderr}`).toMatch(/^0 |EPIPE\. The call was made\./)
    expect(server().emulator.liveSessions).toBe(0)
  })
})

describe.each(commandLines)('a refusal that echoes what $name sent', (line) => {
  const { callHere, folder, server } = caller(line)

  it.each([
    ['goes to a file', true],
    ['does not', false],
  ])('shows no session where the output %s', async (_where, toFile) => {
    const echo = await echoing(line, server().url)
    const file = join(folder(), 'refused')
    const { code, stderr } = await callHere(
      [...line.goodCall, '--no-share', ...(toFile ? ['--output', file] : [])],
      { [`${line.prefix}_URL`]: echo.url },
    )
    echo.stop()

    expect(code).toBe(1)
    expect(stderr).toContain('HTTP 500')
    expect(echo.sessions).toHaveLength(1)
    expect(stderr).not.toContain(echo.sessions[0])
    expect(existsSync(file)).toBe(false)
  })
})
