import { json, printedBy, typed } from '../../../test/fixtures/printed-exchange.ts'
import { createGate } from './gate.ts'
import { createHidden } from './hidden.ts'
import { watchedTransport } from './watched-transport.ts'
import { describe, expect, it } from 'vitest'

const printed = printedBy((answer, chosen, print) => {
  const [hidden, isSettled] = [createHidden(chosen), createGate()]
  const watched = watchedTransport(() => Promise.resolve(answer), { hidden, isSettled, print })
  return { watched, settle: isSettled.open }
})

describe('The wire, printed', () => {
  it('shows the words of a login', async () => {
    const message = 'The account is locked, 2 attempts are left.'
    const answer = typed(
      JSON.stringify({ response: null, message, appStatusCode: 'AUTH_FAILED' }),
      'application/json',
    )
    const text = await printed({ answer })

    expect(text).toContain(message)
    expect(text).toContain('AUTH_FAILED')
  })

  it('shows what looks random in other answers', async () => {
    const serial = '4F2A99871C0D3E'
    const answer = typed(JSON.stringify({ response: serial }), 'application/json')
    const text = await printed({ address: 'https://a.example/avxapi/certificate/search', answer })

    expect(text).toContain(serial)
  })

  it('shows request and answer, heads and bodies', async () => {
    const text = await printed({
      address: 'https://gateway.example/avxapi/certificate/search?gwsource=external',
      init: json({ input: { category: 'Server' } }),
      answer: new Response('{"response":{"totalRecords":3}}', {
        status: 200,
        statusText: 'OK',
        headers: { 'content-type': 'application/json', date: 'Thu, 26 Nov 2026 12:00:00 GMT' },
      }),
    })

    expect(text.replace(/\d+ ms/, 'N ms').split('\n')).toEqual([
      '> POST https://gateway.example/avxapi/certificate/search?gwsource=external',
      '> content-type: application/json',
      '>',
      '> {',
      '>   "input": {',
      '>     "category": "Server"',
      '>   }',
      '> }',
      '< 200 OK, N ms',
      '< content-type: application/json',
      '< date: Thu, 26 Nov 2026 12:00:00 GMT',
      '<',
      '< {',
      '<   "response": {',
      '<     "totalRecords": 3',
      '<   }',
      '< }',
    ])
  })

  it('keeps to the beginning of a long body, and to lines that fit', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => ({ commonName: `${index}.example`.repeat(40) }))
    const text = await printed({ answer: typed(JSON.stringify(rows), 'application/json') })

    expect(text.split('\n').length).toBeLessThan(60)
    expect(text).toMatch(/\[… the rest of more than 65536 bytes\]$/)
  })

  it('hands a streamed body on as it is', async () => {
    const seen: string[] = []
    const body = new Blob(['a', 'b'.repeat(100_000)]).stream()
    const watched = watchedTransport(
      async (_input, init) => {
        seen.push(await new Response(init?.body as ReadableStream).text())
        return new Response('done')
      },
      { hidden: createHidden([]), isSettled: createGate(), print: (tell) => void tell() },
    )
    const answer = await watched('https://a.example/', {
      method: 'POST',
      body,
      duplex: 'half',
    } as RequestInit)

    expect(await answer.text()).toBe('done')
    expect(seen).toEqual([`a${'b'.repeat(100_000)}`])
  })
})
