import type { Exchange, Purpose } from '../../shared/exchange.ts'
import { summarize } from './summarize.ts'
import { expect, it } from 'vitest'

const sent = (purpose: Purpose, status = 200): Exchange => ({
  id: `${purpose} ${status}`,
  vendor: 'securid',
  lane: 'SecurID',
  purpose,
  method: 'GET',
  origin: 'http://any',
  path: '/any',
  startedAt: 0,
  status,
  request: { headers: [], body: '' },
})

it.each([
  ['nothing', [], ''],
  ['one login, which asks for its limits', [sent('login'), sent('settings')], '1 login'],
  ['a login that was refused', [sent('login', 401)], '1 login · 1 refusal'],
  ['a renewal', [sent('renewal'), sent('settings'), sent('replay')], '1 renewal · 1 replay'],
  ['a logout of what had ended', [sent('logout', 401)], '1 logout'],
  ['two lost connections', [sent('call', 0), sent('call', 0)], '2 lost'],
])('counts %s', (_what, exchanges, sentence) => {
  expect(summarize({ calls: [], exchanges, events: [], now: 0 })).toBe(sentence)
})

it('counts a login that asked for a one-time password once, and its question as no refusal', () => {
  const asked = { ...sent('login', 401), ms: 20 }
  const answered = { ...sent('login'), startedAt: 900, ms: 20 }
  const question = {
    id: 'question',
    vendor: 'securid',
    lane: 'SecurID',
    at: 21,
    generation: 0,
    type: 'challenge',
    kind: 'otp',
  } as const

  const sentence = summarize({ calls: [], exchanges: [asked, answered], events: [question], now: 1000 })

  expect(sentence).toBe('1 login · 1 question')
})
