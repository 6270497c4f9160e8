import { address, watched } from './a-server.ts'
import { describe, expect, it } from 'vitest'

describe('An emulator remembers', () => {
  it('the last thousand requests, and fewer where their bodies are large', async () => {
    const { server } = watched()
    for (let index = 0; index < 1001; index += 1) await server.fetch(`${address}&n=${index}`)
    const many = server.requests
    const large = { method: 'POST', body: 'x'.repeat(9 * 2 ** 20) }
    for (let index = 0; index < 3; index += 1) await server.fetch(address, large)

    expect([many.length, many[0]?.path]).toEqual([1000, '/things?of=ours&n=1'])
    expect(server.requests).toHaveLength(1)
    expect(server.requestsSeen).toBe(1004)
  })

  it('no more of requests whose bodies never come', async () => {
    const { server } = watched()
    const init = { method: 'POST', duplex: 'half', signal: AbortSignal.timeout(0) } as const

    const left = Array.from({ length: 1001 }, () =>
      server.fetch(address, { ...init, body: new ReadableStream() }).catch(() => 'left'),
    )
    await Promise.all(left)

    expect([server.requests.length, server.requestsSeen]).toEqual([1000, 1001])
  })

  it('fewer where their addresses are long', async () => {
    const { server } = watched()

    for (let index = 0; index < 20; index += 1) await server.fetch(`${address}&${'x'.repeat(2 ** 20)}`)

    expect(server.requests.length).toBeLessThan(17)
  })
})
