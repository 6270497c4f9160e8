import { commandTarget } from './command-path.ts'
import { documentedMethod, onlyReads } from './documented-method.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('the target of a command', () => {
  it('asks for JSON', () => {
    expect(commandTarget('about')).toBe('aveksa/command.submit?cmd=about&format=json')
  })

  it('joins a list with commas and leaves out what is undefined', () => {
    const target = commandTarget('findUsers', {
      returnColumns: ['id', 'user_id'],
      distinct: true,
      limit: undefined,
    })

    expect(target).toBe(
      'aveksa/command.submit?cmd=findUsers&format=json&returnColumns=id%2Cuser_id&distinct=true',
    )
  })

  it('never lets a name or a value out of its place', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, value) => {
        const { pathname, searchParams, hash } = new URL(commandTarget(name, { value }), 'https://host/')

        expect([pathname, hash]).toEqual(['/aveksa/command.submit', ''])
        expect([...searchParams]).toEqual([
          ['cmd', name],
          ['format', 'json'],
          ['value', value],
        ])
      }),
    )
  })
})

describe('the method of a command', () => {
  it.each([
    ['findUsers', 'GET'],
    ['collectAccounts', 'GET'],
    ['runReport', 'GET'],
    ['importWorkflow', 'POST'],
    ['deletePendingRun', 'POST'],
    ['updateReviewItems', 'POST'],
  ])('of %s is %s', (command, method) => {
    expect(documentedMethod(command)).toBe(method)
  })

  it.each([
    ['findUsers', true],
    ['getRunStatus', true],
    ['about', true],
    ['collectAccounts', false],
    ['runReport', false],
    ['findings', false],
    ['aboutTurn', false],
  ])('and only %s tells whether it only reads: %s', (command, harmless) => {
    expect(onlyReads(command)).toBe(harmless)
  })
})
