import { readOptions } from './read-options.ts'
import { defaultPolicy } from './session-policy.ts'
import { platformClock } from './time/clock.ts'
import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => vi.unstubAllGlobals())

const credentials = { password: 'hidden' }

it('completes the options with safe defaults', () => {
  const { transport, ...complete } = readOptions('toy', { credentials })

  expect(complete).toEqual({ credentials, clock: platformClock, headers: {}, policy: defaultPolicy })
  expect(transport).toBeTypeOf('function')
})

it("asks for the platform's fetch when it calls it, not before", async () => {
  const { transport } = readOptions('toy', { credentials })
  vi.stubGlobal('fetch', (input: string) => Promise.resolve(new Response(`instead of ${input}`)))

  const answer = await transport('https://toy.test/')

  expect(await answer.text()).toBe('instead of https://toy.test/')
})

it('keeps what is given, also half a policy, and takes undefined for not given', () => {
  const given = {
    credentials,
    policy: { drainMs: 0, keepAlive: true, skewMs: undefined, loginBudget: { max: 3 } },
  }

  const { policy } = readOptions('toy', given as never)

  expect(policy).toEqual({
    ...defaultPolicy,
    drainMs: 0,
    keepAlive: true,
    loginBudget: { max: 3, perMs: 60_000 },
  })
})

it('takes undefined for absent everywhere', () => {
  const absent = {
    credentials,
    onChallenge: undefined,
    transport: undefined,
    clock: undefined,
    policy: undefined,
  }

  expect(readOptions('toy', absent)).toMatchObject({
    credentials,
    clock: platformClock,
    policy: defaultPolicy,
  })
})

const ms = 'a number of milliseconds, 0 or more'
const clock = 'an object with wall, monotonic and sleep'

it.each<[string, object, string]>([
  ['no credentials', { credentials: undefined }, 'credentials is missing: expected the credentials, or'],
  ['null for credentials', { credentials: null }, 'credentials is wrong: expected the credentials, or'],
  [
    'an unknown option',
    { credentials, retries: 3 },
    'retries is unknown. There are credentials, onChallenge, ',
  ],
  [
    'a transport that is not a function',
    { credentials, transport: 'hidden' },
    'transport is wrong: expected a function',
  ],
  [
    'a prompt that is not a function',
    { credentials, onChallenge: {} },
    'onChallenge is wrong: expected a function',
  ],
  [
    'a clock that cannot sleep',
    { credentials, clock: { wall: () => 0 } },
    `clock is wrong: expected ${clock}`,
  ],
  ['null for a policy', { credentials, policy: null }, 'policy is wrong: expected an object'],
  [
    'an unknown part of the policy',
    { credentials, policy: { retries: 3 } },
    'policy.retries is unknown. There are loginDeadlineMs, ',
  ],
  [
    'a text for a number',
    { credentials, policy: { drainMs: '5' } },
    `policy.drainMs is wrong: expected ${ms}`,
  ],
  ['less than nothing', { credentials, policy: { drainMs: -1 } }, `policy.drainMs is wrong: expected ${ms}`],
  ['no number', { credentials, policy: { skewMs: NaN } }, 'policy.skewMs is wrong'],
  [
    'a time without end',
    { credentials, policy: { loginDeadlineMs: Infinity } },
    'policy.loginDeadlineMs is wrong',
  ],
  [
    'a number for a switch',
    { credentials, policy: { keepAlive: 1 } },
    'policy.keepAlive is wrong: expected true or false',
  ],
  [
    'a budget that is a number',
    { credentials, policy: { loginBudget: 5 } },
    'policy.loginBudget is wrong: expected an object',
  ],
  [
    'an unknown part of the budget',
    { credentials, policy: { loginBudget: { min: 1 } } },
    'policy.loginBudget.min is unknown. There are max, perMs',
  ],
  [
    'a budget of less than nothing',
    { credentials, policy: { loginBudget: { max: -1 } } },
    'policy.loginBudget.max is wrong: expected a number, 0 or more',
  ],
])('refuses %s, naming the option and not its value', (_what, options, says) => {
  const read = (): unknown => readOptions('toy', options as never)

  expect(read).toThrow(expect.objectContaining({ code: 'invalid-options', protocol: 'toy' }) as Error)
  expect(read).toThrow(`The option ${says}`)
  expect(read).not.toThrow(/hidden/)
})
