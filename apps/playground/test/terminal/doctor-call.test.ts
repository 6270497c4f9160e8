import { account, commandLines } from './command-line.ts'
import { runHere } from './in-process.ts'
import { handOn } from './recorder.ts'
import { serve } from './serve.ts'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

interface Finding {
  readonly step: string
}

const refusals = {
  APPVIEWX: '{"response":null,"message":"Object is locked","appStatusCode":"AVX_OBJ_017"}',
  SECURID: '{"data":{"status":"failure","message":"Object is locked"}}',
}
const isSignedCall = ({ url = '', headers }: IncomingMessage): boolean =>
  /search|cmd=about/.test(url) && ('sessionid' in headers || 'authorization' in headers)

describe.each(commandLines)('of a signed call, $name doctor', (line) => {
  let server: Awaited<ReturnType<typeof serve>>
  const examine = async (status: number, body: string): Promise<Finding | undefined> => {
    const front = createServer((incoming, outgoing) => {
      if (isSignedCall(incoming)) outgoing.writeHead(status).end(body)
      else void handOn(incoming, outgoing, server.url)
    }).listen(0, '127.0.0.1')
    await once(front, 'listening')
    const { port } = front.address() as AddressInfo
    const { stdout } = await runHere(line, ['doctor', '--json'], {
      env: account(line, `http://127.0.0.1:${port}`),
    })
    front.close()
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly Finding[] }
    return findings.find(({ step }) => step === 'a signed call')
  }
  beforeAll(async () => {
    server = await serve(line)
  })
  afterAll(() => server.close())

  it.each([200, 403])('tells a refusal, also inside a 2xx, with its words: %i', async (status) => {
    expect(await examine(status, refusals[line.prefix])).toMatchObject({
      status: 'warning',
      summary: `Refused (HTTP ${status}).`,
      details: expect.arrayContaining(['the server said: Object is locked']) as string[],
    })
  })

  it.runIf(line.prefix === 'APPVIEWX')('takes an empty inventory for what it is', async () => {
    const nothing =
      '{"response":null,"message":"No matching records found.","appStatusCode":"NO_RECORDS_FOUND"}'

    expect(await examine(404, nothing)).toMatchObject({ status: 'ok' })
  })
})
