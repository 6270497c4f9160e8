import { stateVariable } from './state-variable.ts'
import { expect, it } from 'vitest'

it.each([
  ['win32', 'LOCALAPPDATA'],
  ['darwin', 'HOME'],
  ['linux', 'XDG_STATE_HOME'],
  ['freebsd', 'XDG_STATE_HOME'],
])('on %s %s is what a person can set', (system, variable) => {
  expect(stateVariable(system)).toBe(variable)
})
