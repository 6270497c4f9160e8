import { afterRefusal } from './after-refusal.ts'
import { expect, it } from 'vitest'

const later = 'Try again later'
const unknown = 'Find out whether it ran'

it.each([
  [{ status: 429, message: 'Slow.' }, false, true, later],
  [{ status: 503 }, false, true, later],
  [{ status: 425 }, false, true, later],
  [{ status: 408 }, true, true, later],
  [{ status: 502, message: 'Bad Gateway' }, true, true, later],
  [{ status: 504 }, true, true, later],
  [{ status: 408 }, false, false, unknown],
  [{ status: 502 }, false, false, unknown],
  [{ status: 504, code: 'X' }, false, false, unknown],
  [{ status: 200, code: 'X' }, true, false, 'See vendor for its reason'],
  [{ status: 500, message: 'Boom.' }, false, false, 'See vendor for its reason'],
  [{ status: 400, code: '', message: '' }, false, false, 'It gave no reason: see its logs'],
])('after %j (it only reads: %s)', (answer, onlyReads, ...[retryable, step]) => {
  expect(afterRefusal(answer, onlyReads)).toEqual({ retryable, step })
})
