import { account, type CommandLine, commandLines } from './command-line.ts'
import { runHere } from './in-process.ts'
import { handOn } from './recorder.ts'
import { serve } from './serve.ts'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** Credentials of the emulators that no person has. */
const services: Readonly<Record<CommandLine['prefix'], readonly [id: string, secret: string]>> = {
  APPVIEWX: ['demo-service', 'Secret@789'],
  SECURID: ['624366536445383500', 'auth31a0b1c2d3e4f5a6b7c8:1a2b3c4d:18a00000000:-7fec0.1234567890123456'],
}

interface Finding {
  readonly step: string
  readonly status: string
  readonly summary: string
}

describe.each(commandLines)('of a logout, $name doctor', (line) => {
  let server: Awaited<ReturnType<typeof serve>>
  const examine = async (env: Readonly<Record<string, string>>) => {
    const { code, stdout } = await runHere(line, ['doctor', '--json'], { env })
    return { code, findings: (JSON.parse(stdout) as { readonly findings: readonly Finding[] }).findings }
  }
  beforeAll(async () => {
    server = await serve(line)
  })
  afterAll(() => server.close())

  it('says that it failed, and what that leaves', async () => {
    const front = createServer((incoming, outgoing) => {
      if (/logout/i.test(incoming.url ?? '')) outgoing.writeHead(500).end()
      else void handOn(incoming, outgoing, server.url)
    }).listen(0, '127.0.0.1')
    await once(front, 'listening')
    const { port } = front.address() as AddressInfo

    const { code, findings } = await examine(account(line, `http://127.0.0.1:${port}`))
    front.close()

    expect(code).toBe(0)
    expect(findings.find(({ step }) => step === 'logout')).toMatchObject({
      status: 'warning',
      summary: 'The logout failed: the session lives on until it expires.',
    })
    expect(findings.map(({ step }) => step)).not.toContain('how an end is told')
  })

  it('says which account has none', async () => {
    const [id, secret] = services[line.prefix]
    const { code, findings } = await examine({
      [`${line.prefix}_URL`]: server.url,
      [`${line.prefix}_CLIENT_ID`]: id,
      [`${line.prefix}_CLIENT_SECRET`]: secret,
    })

    expect(code).toBe(0)
    expect(findings.find(({ step }) => step === 'logout')).toMatchObject({
      status: 'skipped',
      summary: 'This kind of account has none: its token expires by itself.',
    })
  })
})
