import { toyScene } from '../toy-scene.ts'
import { type Said, saidBy } from './said-by.ts'
import { assertHeaderValue, parseBaseUrl, parseReply } from '@org/session-core'
import { nodeTransport } from '@org/session-core/node'
import { createSessionPool } from '@org/session-core/pool'
import * as v from 'valibot'
import { expect, it } from 'vitest'

const broken = (): never => {
  throw new TypeError('undefined is not a function')
}

const transportOptions =
  'There are ca, roots, cert, key, passphrase, servername, minVersion, proxy, connections, keepAliveMs, ' +
  'connectTimeoutMs, connectionAttemptDelayMs, headersTimeoutMs, bodyTimeoutMs, maxHeaderBytes, maxDecodedBytes, ' +
  'http2, undici, dangerouslyTrustAnyCertificate.'

const invalid = (says: string): Said => ['invalid-options', false, says]
const option = (says: string): Said => invalid(`The option ${says}.`)

it.each<[string, () => unknown, Said]>([
  [
    'the address of a server',
    () => parseBaseUrl('toy', 'http://host/'),
    invalid('url must be like https://host/ (http: on loopback only), without user, query or fragment.'),
  ],
  [
    'missing credentials',
    () => toyScene({ credentials: undefined as never }),
    option('credentials is missing: expected the credentials, or a function that fetches them'),
  ],
  [
    'a clock that is none',
    () => toyScene({ clock: {} as never }),
    option('clock is wrong: expected an object with wall, monotonic and sleep'),
  ],
  [
    'headers that are no record',
    () => toyScene({ headers: new Headers({ 'x-tenant': '7' }) as never }),
    option("headers is wrong: expected a plain object, { 'x-tenant': '7' }"),
  ],
  [
    'a number for what has options of its own',
    () => toyScene({ policy: { loginBudget: 20 as never } }),
    option('policy.loginBudget is wrong: expected an object with max, perMs'),
  ],
  [
    'a function that is given nothing',
    () => createSessionPool(() => toyScene().session, undefined as never),
    invalid('The options are missing: expected an object with key, max, idleMs.'),
  ],
  [
    'a policy',
    () => toyScene({ policy: { drainMs: -1 } }),
    option('policy.drainMs is wrong: expected a number of milliseconds, 0 or more'),
  ],
  [
    'a slip of the pen',
    () => toyScene({ onchallenge: () => '1' } as never),
    option(
      'onchallenge is unknown. There are credentials, onChallenge, transport, headers, share, clock, policy',
    ),
  ],
  [
    'a slip of the pen in the options of nodeTransport',
    () => nodeTransport({ Ca: 'x' } as never),
    invalid(`The transport option Ca is unknown. ${transportOptions}`),
  ],
  [
    'what nodeTransport has never heard of',
    () => nodeTransport({ 'sesame-7': 'x' } as never),
    invalid(`The transport option (not shown) is unknown. ${transportOptions}`),
  ],
  [
    'a value for a header',
    () => assertHeaderValue({ protocol: 'toy', field: 'password' }, ' x'),
    invalid(
      'A header cannot carry password unchanged. Use printable ASCII, without white space at its ends.',
    ),
  ],
  [
    'a reply',
    () => parseReply({ protocol: 'toy', what: 'login', status: 200 }, v.object({ id: v.string() }), {}),
    ['unexpected-reply', false, 'The login reply does not fit at id. Check url and schema.'],
  ],
  [
    'a reply as a whole',
    () => parseReply({ protocol: 'toy', what: 'login', status: 200 }, v.string(), {}),
    ['unexpected-reply', false, 'The login reply does not fit at the root. Check url and schema.'],
  ],
  [
    'a schema that throws',
    () =>
      parseReply({ protocol: 'toy', what: 'login', status: 200 }, v.pipe(v.unknown(), v.check(broken)), {}),
    [
      'unexpected-reply',
      false,
      'The login reply cannot be read: the schema failed, or is no Standard Schema.',
    ],
  ],
])('says what is wrong with %s', async (_what, work, expected) => {
  expect(await saidBy(work)).toEqual(expected)
})
