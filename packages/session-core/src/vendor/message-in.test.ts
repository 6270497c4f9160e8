import { messageIn } from './message-in.ts'
import { expect, it } from 'vitest'

it.each([
  [{ message: 'No.' }],
  [{ MESSAGE: 'No.', data: { message: 'Yes.' } }],
  [{ status: 'failure', message: 'No.', data: {} }],
  [{ data: { status: 'failure', Message: 'No.' } }],
  [{ Data: { about: { message: 'No.' } } }],
  [{ about: { message: 'No.' } }],
])('the message of %j is found', (answer) => {
  expect(messageIn(answer)).toBe('No.')
})

it.each([
  [null],
  ['message'],
  [[{ message: 'No.' }]],
  [{ message: { en: 'No.' } }],
  [{ user: { message: 'Call me.' }, group: {} }],
  [{ data: { data: { data: { message: 'No.' } } } }],
])('%j has none of its own', (answer) => {
  expect(messageIn(answer)).toBeUndefined()
})
