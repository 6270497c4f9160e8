import { type CommandContent, commandRequest } from './command-request.ts'
import { documentedMethod, onlyReads } from './documented-method.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const targetOf = (...given: Parameters<typeof commandRequest>): string => commandRequest(...given)[0]
const initOf = (...given: Parameters<typeof commandRequest>): RequestInit => commandRequest(...given)[1]

describe('the target of a command', () => {
  it('asks for JSON', () => {
    expect(targetOf('about')).toBe('aveksa/command.submit?cmd=about&format=json')
  })

  it('joins a list with commas and leaves out what is undefined', () => {
    const params = { returnColumns: ['id', 'user_id'], distinct: true, limit: undefined }

    const target = targetOf('findUsers', { params })

    expect(target).toBe(
      'aveksa/command.submit?cmd=findUsers&format=json&returnColumns=id%2Cuser_id&distinct=true',
    )
  })

  it('never lets a name or a value out of its place', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, value) => {
        const { pathname, searchParams, hash } = new URL(
          targetOf(name, { params: { value } }),
          'https://host/',
        )

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

describe('the request of a command', () => {
  it.each<[string, string, CommandContent, string]>([
    ['a command', 'findUsers', {}, 'GET'],
    ['a command documented with POST', 'deletePendingRun', {}, 'POST'],
    ['a body', 'findUsers', { body: 'x' }, 'POST'],
    ['a method of its own', 'deletePendingRun', { method: 'GET' }, 'GET'],
  ])('for %s has its method', (_what, ...[name, given, method]) => {
    expect(initOf(name, given).method).toBe(method)
  })

  it.each<[string, CommandContent, string | null]>([
    ['XML', { body: ' <workflow/>' }, 'application/xml'],
    [
      'XML that calls itself otherwise',
      { body: '<x/>', headers: { 'Content-Type': 'text/xml' } },
      'text/xml',
    ],
    ['text', { body: 'id,name' }, null],
  ])('with %s says so', (_what, given, type) => {
    const { headers } = initOf('importWorkflow', given)

    expect(new Headers(headers).get('Content-Type')).toBe(type)
  })

  it('asks for JSON unless it asks for something else', () => {
    const [usual, own] = [{}, { headers: { ACCEPT: 'text/csv' } }].map((given) => initOf('x', given).headers)

    expect([usual, own].map((headers) => new Headers(headers).get('Accept'))).toEqual([
      'application/json',
      'text/csv',
    ])
  })
})

describe('the documented method', () => {
  it.each([
    ['findUsers', 'GET'],
    ['keepAlive', 'GET'],
    ['getSecuritySettings', 'GET'],
    ['collectAccounts', 'GET'],
    ['runReport', 'GET'],
    ['setReviewState', 'GET'],
    ['updateUnreviewedItems', 'GET'],
    ['createAdminError', 'POST'],
    ['deleteCollector', 'POST'],
    ['deletePendingCollections', 'POST'],
    ['deletePendingRun', 'POST'],
    ['importDescriptions', 'POST'],
    ['importMetadata', 'POST'],
    ['importWorkflow', 'POST'],
    ['loginTrustedApp', 'POST'],
    ['loginUser', 'POST'],
    ['logoutUser', 'POST'],
    ['notifyVaultPasswordChange', 'POST'],
    ['setUserImage', 'POST'],
    ['updateReviewItems', 'POST'],
    ['uploadCoverage', 'POST'],
  ])('of %s is %s', (command, method) => {
    expect(documentedMethod(command)).toBe(method)
  })

  it.each([
    ['findUsers', true],
    ['getRunStatus', true],
    ['checkAccess', true],
    ['about', true],
    ['status', true],
    ['collectAccounts', false],
    ['runReport', false],
    ['setReviewState', false],
  ])('hides what the name tells: that %s only reads is %s', (command, harmless) => {
    expect(onlyReads(command)).toBe(harmless)
  })
})
