import { SessionError } from '../errors/session-error.ts'
import type { SessionContext } from '../session-context.ts'
import { traceCalls } from '../time/background.ts'
import { createAsk } from './challenge.ts'
import { expect, it, vi } from 'vitest'

const otp = { kind: 'otp', hint: 'a***' } as const

function asking(onChallenge: SessionContext['onChallenge']): {
  readonly ask: ReturnType<typeof createAsk>
  readonly over: AbortController
  readonly calls: string[]
} {
  const over = new AbortController()
  const calls: string[] = []
  const context: Pick<SessionContext, 'fail' | 'onChallenge'> = {
    onChallenge,
    fail: (code, message, more) => new SessionError(code, { protocol: 'toy', message, ...more }),
  }
  const ask = createAsk(context, {
    over,
    ownCalls: traceCalls(),
    deadline: {
      exempt: async (think) => {
        calls.push('pause')
        return think().finally(() => calls.push('resume'))
      },
      endsBy: () => 0,
      overslept: () => false,
      stop: () => {},
    },
  })
  return { ask, over, calls }
}

it('asks once, with time standing still', async () => {
  const onChallenge = vi.fn<NonNullable<SessionContext['onChallenge']>>(() => Promise.resolve('123'))
  const { ask, over, calls } = asking(onChallenge)

  await expect(ask(otp)).resolves.toBe('123')

  expect(onChallenge.mock.calls).toEqual([[otp, over.signal]])
  expect(calls).toEqual(['pause', 'resume'])
})

it('does not ask again in one login', async () => {
  const onChallenge = vi.fn<NonNullable<SessionContext['onChallenge']>>(() => Promise.resolve('123'))
  const { ask } = asking(onChallenge)
  await ask(otp)

  await expect(ask(otp)).rejects.toMatchObject({ code: 'challenge-unanswered' })

  expect(onChallenge).toHaveBeenCalledOnce()
})

it.each([
  ['fails', () => Promise.reject(new RangeError('hidden'))],
  [
    'throws at once',
    () => {
      throw new RangeError('hidden')
    },
  ],
  ['gives nothing', () => Promise.resolve('')],
  ['gives no text', () => Promise.resolve(123 as never)],
])('says that nobody answered when its owner %s, and lets time go on', async (_how, onChallenge) => {
  const { ask, calls } = asking(onChallenge)

  await expect(ask(otp)).rejects.toMatchObject({ code: 'challenge-unanswered', retryable: false })

  expect(calls).toEqual(['pause', 'resume'])
})

it('ends with the reason of the end, not as unanswered, when the login is over', async () => {
  const { ask, over } = asking(
    (_challenge, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('closed the window')))
      }),
  )
  const answer = ask(otp)

  over.abort(new Error('logged out'))

  await expect(answer).rejects.toThrow('logged out')
})
