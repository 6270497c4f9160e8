import type { Exchange } from '../../shared/exchange.ts'
import { copyAsCurl } from './copy-as-curl.ts'
import { expect, it } from 'vitest'

const exchange: Exchange = {
  id: '1',
  vendor: 'appviewx',
  lane: 'AppViewX',
  purpose: 'call',
  method: 'POST',
  origin: 'http://127.0.0.1:31443',
  path: '/avxapi/certificate/search?gwsource=external',
  startedAt: 0,
  request: {
    headers: [
      ['host', '127.0.0.1'],
      ['sessionid', '‹sessionId›'],
      ['x-note', 'a "quoted" $HOME `id` \\'],
    ],
    body: '{"price":"$5"}',
  },
}

it('is a command with a variable for each secret', () => {
  expect(copyAsCurl(exchange).split(' \\\n')).toEqual([
    'curl -X POST "http://127.0.0.1:31443/avxapi/certificate/search?gwsource=external"',
    '  -H "sessionid: $SESSION_ID"',
    '  -H "x-note: a \\"quoted\\" \\$HOME \\`id\\` \\\\"',
    String.raw`  --data-raw "{\"price\":\"\$5\"}"`,
  ])
})

it('leaves a body out where there is none', () => {
  expect(copyAsCurl({ ...exchange, request: { headers: [], body: '' } })).not.toContain('--data-raw')
})
