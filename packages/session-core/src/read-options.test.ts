import { readOptions } from './read-options.ts'
import { defaultPolicy } from './session-policy.ts'
import { platformClock } from './time/clock.ts'
import { expect, it } from 'vitest'

const credentials = { password: 'hidden' }

it('completes the options with safe defaults', () => {
  const { onChallenge, ...complete } = readOptions('toy', { credentials })

  expect(complete).toEqual({
    credentials,
    clock: platformClock,
    transport: globalThis.fetch,
    policy: defaultPolicy,
  })
  expect(onChallenge).toBeTypeOf('function')
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

it.each([
  ['no credentials', { credentials: undefined }, 'credentials'],
  ['null for credentials', { credentials: null }, 'credentials'],
  ['an unknown option', { credentials, retries: 3 }, 'retries'],
  ['a transport that is no function', { credentials, transport: 'hidden' }, 'transport'],
  ['a prompt that is no function', { credentials, onChallenge: {} }, 'onChallenge'],
  ['a clock that cannot sleep', { credentials, clock: { wall: () => 0 } }, 'clock'],
  ['null for a policy', { credentials, policy: null }, 'policy'],
  ['an unknown part of the policy', { credentials, policy: { retries: 3 } }, 'retries'],
  ['a text for a number', { credentials, policy: { drainMs: '5' } }, 'drainMs'],
  ['less than nothing', { credentials, policy: { drainMs: -1 } }, 'drainMs'],
  ['no number', { credentials, policy: { skewMs: NaN } }, 'skewMs'],
  ['a time without end', { credentials, policy: { loginDeadlineMs: Infinity } }, 'loginDeadlineMs'],
  ['a number for a switch', { credentials, policy: { keepAlive: 1 } }, 'keepAlive'],
  ['a budget that is none', { credentials, policy: { loginBudget: 5 } }, 'loginBudget'],
  ['an unknown part of the budget', { credentials, policy: { loginBudget: { min: 1 } } }, 'min'],
])('refuses %s, naming the option and not its value', (_what, options, name) => {
  const read = (): unknown => readOptions('toy', options as never)

  expect(read).toThrow(expect.objectContaining({ code: 'invalid-options', protocol: 'toy' }) as Error)
  expect(read).toThrow(new RegExp(` ${name} `))
  expect(read).not.toThrow(/hidden/)
})
