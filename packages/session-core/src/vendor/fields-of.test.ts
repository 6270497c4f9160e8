import { fieldsInAnyCase } from '@org/session-core/vendor'
import { expect, it } from 'vitest'

it.each([
  [
    { sessionID: 1, Status: 2, MESSAGE: 3 },
    { sessionid: 1, status: 2, message: 3 },
  ],
  [null, {}],
  ['text', {}],
  [[1], {}],
])('finds fields however they are spelt: %j', (value, fields) => {
  expect(fieldsInAnyCase(value)).toEqual(fields)
})
