import {
  type Bad,
  bodies,
  calls,
  emulators,
  operand,
  params,
  proxies,
  state,
  whereAndWho,
} from './bad-words.ts'
import { account, type CommandLine, commandLines } from './command-line.ts'
import { runHere } from './in-process.ts'
import { type Ran, run } from './run-command.ts'
import { serve } from './serve.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

describe.each(commandLines)('$name, typed wrongly', (line: CommandLine) => {
  let server: Awaited<ReturnType<typeof serve>>
  let folder: string
  const taken = createServer()
  const attempt = ({ args = [], set = {}, env = {}, input }: Bad, words: readonly string[]): Promise<Ran> => {
    const { port } = taken.address() as AddressInfo
    const here = (text: string): string =>
      text.replace(/^@(@?)(?=\/|$)/, (_all, more: string) => more + folder).replace('%', String(port))
    const own = Object.entries(set).map(([name, value]) => [`${line.prefix}_${name}`, here(value)] as const)
    const others = Object.entries(env).map(([name, value]) => [name, here(value)] as const)
    const variables: Readonly<Record<string, string>> = {
      ...account(line, server.url),
      XDG_STATE_HOME: folder,
      ...Object.fromEntries([...own, ...others]),
    }
    return runHere(line, [...words, ...args.map(here)], {
      env: variables,
      input: input ?? '',
    })
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bad-'))
    writeFileSync(join(folder, 'word'), 'word')
    writeFileSync(join(folder, 'empty'), '')
    writeFileSync(join(folder, 'latin'), Buffer.from([0x22, 0xe4, 0x22]))
    server = await serve(line)
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  })
  afterAll(async () => {
    taken.close()
    await server.close()
    rmSync(folder, { recursive: true })
  })

  const rows = (words: readonly string[], ...tables: readonly (readonly Bad[])[]) =>
    tables.flat().map((bad) => ({ command: words[0], words, bad, what: bad.what, code: bad.code ?? 2 }))

  it.each([
    ...rows(['doctor'], whereAndWho, operand),
    ...rows(['call', ...line.goodCall], whereAndWho, state),
    ...rows(['proxy', '--port', '0'], whereAndWho, state),
    ...rows(['logout'], whereAndWho, state, operand),
    ...rows(['call', line.goodCall[0] ?? '', '--no-share'], calls),
    ...rows(['emulator'], emulators, operand),
    ...rows(['proxy', '--no-share'], proxies, operand),
    ...rows(['call', 'findUsers', '--no-share'], line.name === 'securid-auth' ? params : []),
    ...rows(['call', 'no/action', '--no-share'], line.name === 'appviewx-auth' ? bodies : []),
    ...rows(['call'], [{ what: 'nothing to call', says: /Name the/ }]),
    ...rows(['completion'], [{ what: 'no shell', says: /bash or zsh/ }]),
    ...rows(['calll'], [{ what: 'a command that there is not', says: /Did you mean 'call'\?/ }]),
  ])(
    'ends with $code and a sentence: $command with $what',

    async ({ words, bad, code }) => {
      const { loginAttempts, requestsSeen } = server.emulator
      const ran = await attempt(bad, words)

      expect(ran.code, ran.stderr).toBe(code)
      expect(server.emulator.loginAttempts - loginAttempts).toBe(code === 3 ? 1 : 0)
      expect(server.emulator.requestsSeen > requestsSeen, 'sent anything').toBe(code === 3)
      expect(ran.stderr).toMatch(/^error: [^\n]+[.?…]\n/)
      expect(ran.stderr).toMatch(bad.says)
      expect(ran.stderr + ran.stdout).not.toMatch(/Hidden1|Wrong!1|^ +at |node:internal/m)
      expect(ran.stdout).toBe('')
    },
  )

  it('ends with 2 and a sentence where a certificate finds no place', async () => {
    const ran = await run(line, ['emulator', '--tls', '--port', '0'], {
      env: { TMPDIR: join(folder, 'none') },
    })

    expect(ran.code, ran.stderr).toBe(2)
    expect(ran.stderr).toMatch(/^error: \S+none cannot be written: ENOENT\. Set TMPDIR\.\n/)
  })
})
