import { account, type CommandLine, commandFor, commandLines, emulate } from './command-line.ts'
import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync } from 'node:fs'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

async function ended(child: ChildProcess): Promise<Ended> {
  const closed = once(child, 'close') as Promise<[code: number | null]>
  const { stdout, stderr } = child
  const [out, err] = await Promise.all([
    stdout && !stdout.destroyed ? text(stdout) : '',
    stderr ? text(stderr) : '',
  ])
  const [code] = await closed
  return { code, stdout: out, stderr: err }
}

describe.each(commandLines)('$name, whose output nobody takes', (line: CommandLine) => {
  let server: Awaited<ReturnType<typeof emulate>>
  const begin = (args: readonly string[], stdio: StdioOptions): ChildProcess => {
    const { PATH = '', HOME = '' } = process.env
    return spawn(process.execPath, [...commandFor(line.name), ...args], {
      stdio,
      env: { PATH, HOME, ...account(line, server.url) },
    })
  }
  const run = async (
    args: readonly string[],
    stdio: StdioOptions,
  ): Promise<{ code: unknown; stderr: string }> => {
    const child = begin(args, stdio)
    // Whoever read it has gone, as `head` does.
    child.stdout?.destroy()
    return ended(child)
  }

  beforeAll(async () => {
    server = await emulate(line)
  })
  afterAll(() => server.stop())

  const everything: readonly (readonly string[])[] = [
    ['--help'],
    ['call', '--help'],
    ['--version'],
    ['completion', 'bash'],
    ['call', ...line.goodCall, '--no-share'],
    ['call', ...line.goodCall, '--no-share', '--verbose'],
    ['doctor'],
    ['doctor', '--json'],
    ['emulator', '--port', '0'],
    ['proxy', '--no-share', '--port', '0'],
  ]

  it.each(everything.map((words) => [words.slice(0, 2).join(' '), words] as const))(
    'ends as a shell expects, without a word of the engine, and leaves no session: %s',
    async (_what, words) => {
      const { code, stderr } = await run(words, ['ignore', 'pipe', 'pipe'])

      expect(code, stderr).toBe(141)
      expect(stderr).not.toMatch(/EPIPE|Interrupted|^ +at |node:/m)
      expect(await server.control.state('liveSessions')).toBe(0)
    },
  )

  it
    .skipIf(!existsSync('/dev/full'))
    .each(everything.map((words) => [words.slice(0, 2).join(' '), words] as const))(
    'says that the disk is full, and leaves no session: %s',
    async (_what, words) => {
      const full = openSync('/dev/full', 'w')
      const { code, stderr } = await run(words, ['ignore', full, 'pipe'])
      closeSync(full)

      expect(code, stderr).toBe(2)
      expect(stderr).toContain('error: Standard output cannot be written: ENOSPC.\n')
      expect(stderr).not.toMatch(/Interrupted|^ +at |node:/m)
      expect(await server.control.state('liveSessions')).toBe(0)
    },
  )

  it.skipIf(!existsSync('/dev/full'))(
    'does its work, where only what it says cannot be written',
    async () => {
      const full = openSync('/dev/full', 'w')
      const child = begin(['call', ...line.goodCall, '--no-share', '--verbose'], ['ignore', 'pipe', full])
      closeSync(full)
      const { code, stdout } = await ended(child)

      expect(code).toBe(0)
      expect(stdout).toContain(line.answerHolds)
      expect(await server.control.state('liveSessions')).toBe(0)
    },
  )
})
