import { places, xml } from '../../../test/fixtures/places-of-secrets.ts'
import { printedBy, typed } from '../../../test/fixtures/printed-exchange.ts'
import { createGate } from './gate.ts'
import { createHidden } from './hidden.ts'
import { watchedTransport } from './watched-transport.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const printed = printedBy((answer, chosen, print) => {
  const [hidden, isSettled] = [createHidden(chosen), createGate()]
  const watched = watchedTransport(() => Promise.resolve(answer), { hidden, isSettled, print })
  return { watched, settle: isSettled.open }
})

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
})
