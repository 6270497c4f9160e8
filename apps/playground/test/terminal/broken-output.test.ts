import { account, type CommandLine, commandLines } from './command-line.ts'
import { commandFor, ended, plainEnvironment } from './run-command.ts'
import { serve } from './serve.ts'
import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// The other product writes by the same means.
const [line] = commandLines as [CommandLine]

describe('a command whose output nobody takes', () => {
  let server: Awaited<ReturnType<typeof serve>>
  const begin = (args: readonly string[], stdio: StdioOptions): ChildProcess =>
    spawn(process.execPath, [...commandFor(line.name), ...args], {
      stdio,
      env: { ...plainEnvironment(), ...account(line, server.url) },
    })

  beforeAll(async () => {
    server = await serve(line)
  })
  afterAll(() => server.close())

  const everything: readonly (readonly string[])[] = [
    ['--help'],
    ['completion', 'bash'],
    ['call', ...line.goodCall, '--no-share'],
    ['call', ...line.goodCall, '--no-share', '--verbose'],
    ['doctor'],
    ['emulator', '--port', '0'],
    ['proxy', '--no-share', '--port', '0'],
  ]
  const named = everything.map(
    (words) => [`${words.slice(0, 2).join(' ')} … ${words.at(-1)}`, words] as const,
  )

  it.each(named)(
    'ends as a shell expects, without a word of the engine, and leaves no session: %s',
    async (_what, words) => {
      const child = begin(words, ['ignore', 'pipe', 'pipe'])
      // Whoever read it has gone, as `head` does.
      child.stdout?.destroy()
      const { code, stderr } = await ended(child)

      expect(code, stderr).toBe(141)
      expect(stderr).not.toMatch(/EPIPE|Interrupted|^ +at |node:/m)
      expect(server.emulator.liveSessions).toBe(0)
    },
  )

  it.skipIf(!existsSync('/dev/full')).each(named)(
    'says that the disk is full, and leaves no session: %s',
    async (_what, words) => {
      const full = openSync('/dev/full', 'w')
      const child = begin(words, ['ignore', full, 'pipe'])
      closeSync(full)
      const { code, stderr } = await ended(child)

      expect(code, stderr).toBe(2)
      expect(stderr).toContain('error: Standard output cannot be written: ENOSPC.\n')
      expect(stderr).not.toMatch(/Interrupted|^ +at |node:/m)
      expect(server.emulator.liveSessions).toBe(0)
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
      expect(server.emulator.liveSessions).toBe(0)
    },
  )
})
