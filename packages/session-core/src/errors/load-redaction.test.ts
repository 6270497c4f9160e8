import { loadRedaction } from './load-redaction.ts'
import { failing, SessionError } from './session-error.ts'
import { expect, it } from 'vitest'

const gone = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch a module'))
const fail = failing('toy')

it('where the redaction cannot be loaded, code and advice pass, and no words', async () => {
  const { redactedFailure } = await loadRedaction(gone)
  const vendor = { status: 429, code: 'hunter2', message: 'hunter2' }
  const thrown = fail('request-refused', 'hunter2', { vendor, retryAfterMs: 7, cause: new Error('hunter2') })

  const failure = redactedFailure(fail, thrown, {})

  expect(failure).toMatchObject({ code: 'request-refused', retryAfterMs: 7, vendor: { status: 429 } })
  expect(JSON.stringify(failure)).not.toContain('hunter2')
})

it('then a failure that is not ours shows nothing of itself', async () => {
  const { redactedFailure, redactedCause } = await loadRedaction(gone)
  const thrown = Object.assign(new TypeError('hunter2'), { code: 'HUNTER_2' })

  expect(redactedFailure(fail, thrown, {})).toBeInstanceOf(SessionError)
  expect(JSON.stringify([redactedFailure(fail, thrown, {}), redactedCause(thrown, {})])).not.toMatch(
    /hunter/i,
  )
})

it('then nothing of what a server told is passed on', async () => {
  const { redactTexts, explainUnreachable } = await loadRedaction(gone)

  expect(redactTexts({ hint: 'hunter2', left: 3 }, {})).toEqual({})
  expect(explainUnreachable('https://toy.example', new Error('hunter2'))).toBe(
    'https://toy.example cannot be reached. Check url.',
  )
})
