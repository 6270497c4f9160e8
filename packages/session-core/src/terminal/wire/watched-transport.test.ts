import { createGate } from './gate.ts'
import { createHidden } from './hidden.ts'
import { watchedTransport } from './watched-transport.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

interface Exchange {
  readonly address?: string
  readonly init?: RequestInit
  readonly answer?: Response
  /** What a person chose: it is known before anything is sent. */
  readonly chosen?: readonly string[]
}

/** Sends one request, and answers with all that was printed of it. */
async function printed({
  address = 'https://gateway.example/avxapi/login',
  init = {},
  answer = new Response(),
  chosen = [],
}: Exchange): Promise<string> {
  const lines: string[] = []
  let telling = Promise.resolve()
  const isSettled = createGate()
  const watched = watchedTransport(() => Promise.resolve(answer), {
    hidden: createHidden(chosen),
    isSettled,
    print: (tell) => {
      telling = telling.then(async () => void lines.push(...(await tell())))
    },
  })
  const got = await watched(address, init)
  await got.arrayBuffer()
  isSettled.open()
  await telling
  return lines.join('\n')
}

const json = (value: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})
const typed = (body: string, type: string): Response =>
  new Response(body, { headers: { 'content-type': type } })
const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Every kind of secret, and where it travels. */
const places: readonly (readonly [place: string, exchange: (secret: string) => Exchange])[] = [
  ['a session id in a header', (secret) => ({ init: { headers: { sessionId: secret } } })],
  ['a password in a header', (secret) => ({ init: { headers: { password: secret } } })],
  ['a one-time password in a header', (secret) => ({ init: { headers: { otp: secret } } })],
  ['a header that nobody knows', (secret) => ({ init: { headers: { 'x-vault-proof': secret } } })],
  ['a bearer', (secret) => ({ init: { headers: { authorization: `Bearer ${secret}` } } })],
  [
    'basic credentials',
    (secret) => ({ init: { headers: { authorization: `Basic ${btoa(`ann:${secret}`)}` } } }),
  ],
  ['a cookie', (secret) => ({ init: { headers: { cookie: `theme=dark; JSESSIONID=${secret}` } } })],
  [
    'a cookie that is set',
    (secret) => ({ answer: new Response('', { headers: { 'set-cookie': `a=${secret}; Path=/` } }) }),
  ],
  ['a query', (secret) => ({ address: `https://a.example/x?cmd=about&token=${encodeURIComponent(secret)}` })],
  [
    'the query of a redirect',
    (secret) => ({
      answer: new Response('', {
        status: 302,
        headers: { location: `https://a.example/x?code=1&authCode=${encodeURIComponent(secret)}` },
      }),
    }),
  ],
  ['a field of JSON', (secret) => ({ init: json({ username: 'ann', password: secret }) })],
  [
    'a number',
    (secret) => ({
      init: json({ pin: secret.length, password: Array.from(secret, (letter) => letter.codePointAt(0)) }),
    }),
  ],
  [
    'a field deep in JSON',
    (secret) => ({ init: json({ payload: [{ credential: { left: [secret], right: { a: secret } } }] }) }),
  ],
  [
    'a field that another one names',
    (secret) => ({ init: json({ fields: [{ name: 'userPassword', value: secret }] }) }),
  ],
  ['JSON in JSON', (secret) => ({ init: json({ text: JSON.stringify({ clientSecret: secret }) }) })],
  [
    'JSON that was cut',
    (secret) => ({
      answer: typed(`{"sessionId": ${JSON.stringify(secret)}, "a": {"b":`, 'application/json'),
    }),
  ],
  [
    'an object in JSON that was cut',
    (secret) => ({
      answer: typed(`{"credentials": {"left": ${JSON.stringify(secret)}, "a": [`, 'application/json'),
    }),
  ],
  [
    'a form',
    (secret) => ({
      init: {
        body: new URLSearchParams({ user: 'ann', j_password: secret }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        method: 'POST',
      },
    }),
  ],
  [
    'an element of XML',
    (secret) => ({
      init: {
        method: 'POST',
        headers: { 'content-type': 'application/xml' },
        body: `<l><username>ann</username><ns:password a="1">${xml(secret)}</ns:password></l>`,
      },
    }),
  ],
  [
    'an element in another one that is never closed',
    (secret) => ({ answer: typed(`<a><sessionKey>${xml(secret)}<b>`, 'text/xml') }),
  ],
  [
    'CDATA',
    (secret) => ({ answer: typed(`<token><![CDATA[${secret.replaceAll(']', ')')}]]></token>`, 'text/xml') }),
  ],
  [
    'an attribute of XML',
    (secret) => ({ answer: typed(`<user name="ann" password="${xml(secret)}"/>`, 'text/xml') }),
  ],
  [
    'a field of HTML',
    (secret) => ({
      answer: typed(`<input type="hidden" name="csrfToken" value="${xml(secret)}">`, 'text/html'),
    }),
  ],
  ['a property', (secret) => ({ answer: typed(`token=${encodeURIComponent(secret)}\n`, 'text/plain') })],
  [
    'a private key',
    (secret) => ({
      init: json({ text: `-----BEGIN PRIVATE KEY-----\n${btoa(secret)}\n-----END PRIVATE KEY-----` }),
    }),
  ],
  ['bytes', (secret) => ({ answer: typed(secret, 'application/octet-stream') })],
  [
    'words of the vendor, where a person chose it',
    (secret) => ({
      chosen: [secret],
      answer: typed(JSON.stringify({ message: `The value ${secret} is wrong.` }), 'application/json'),
    }),
  ],
  [
    'lines, where a person chose it',
    (secret) => ({
      chosen: [secret],
      answer: typed(`wrong:\n${secret.replaceAll(/./g, '$&\n')}`, 'text/plain'),
    }),
  ],
  [
    'the address, where a person chose it',
    (secret) => ({ chosen: [secret], address: `https://a.example/reset/${encodeURIComponent(secret)}` }),
  ],
  [
    'an answer that echoes what was sent',
    (secret) => ({
      init: { headers: { sessionId: secret } },
      answer: typed(`<p>No session ${xml(secret)}.</p>`, 'text/html'),
    }),
  ],
]

/** What fits into a header, and does not stand in what is printed anyway. */
const secrets = fc
  .string({
    unit: fc.constantFrom(...Array.from('abcXYZ019!#$%&*+-./:<=>?@[]^_|~\'"')),
    minLength: 10,
    maxLength: 40,
  })
  .filter((text) => /[A-Z]/.test(text) && /[a-z]/.test(text) && /\d/.test(text))

describe('The wire, printed', () => {
  it.each(places)('does not show a secret in %s', async (_place, exchange) => {
    await fc.assert(
      fc.asyncProperty(secrets, async (secret) => {
        const text = await printed(exchange(secret))

        for (const spelling of [
          secret,
          encodeURIComponent(secret),
          xml(secret),
          JSON.stringify(secret).slice(1, -1),
          btoa(secret),
          btoa(`ann:${secret}`),
        ])
          expect(text).not.toContain(spelling)
        expect(text).toMatch(/\[secret\]|bytes of/)
      }),
      { numRuns: 5 * Number(process.env['FUZZ'] ?? 1) },
    )
  })

  it.each([
    ['of a service token', 'https://a.example/avxapi/acctmgmt-get-service-token', 'json'],
    ['of a login', 'https://a.example/avxapi/login', 'json'],
    ['of a command that logs in', 'https://a.example/aveksa/command.submit?cmd=loginUser', 'json'],
    ['in plain text', 'https://a.example/aveksa/command.submit?cmd=loginUser', 'plain'],
  ])('does not show what looks random in the answer %s', async (_what, address, kind) => {
    const token = 'Zk3opaqueServiceToken9xQ27LmP0aB4'
    const body = kind === 'json' ? JSON.stringify({ response: token, message: null }) : `OK ${token}\n`
    const text = await printed({
      address,
      answer: typed(body, kind === 'json' ? 'application/json' : 'text/plain'),
    })

    expect(text).not.toContain(token)
    expect(text).toContain('[secret]')
  })

  it.each(['qhZkTwPaLmRbXe', 'k3-9x'])(
    'does not show the %s that a login answers with alone',
    async (token) => {
      const text = await printed({ answer: typed(JSON.stringify({ response: token }), 'application/json') })

      expect(text).not.toContain(token)
    },
  )

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
