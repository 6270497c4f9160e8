import { checkCommand } from './command-options.ts'
import { describe, expect, it } from 'vitest'

describe('the options of a command', () => {
  it.each<[string, Parameters<typeof checkCommand>[1]]>([
    ['nothing', {}],
    ['what is undefined', { params: undefined }],
    [
      'every kind of parameter',
      { params: { a: 'x', b: 1, c: true, d: ['x', 1], e: undefined, f: 10n as never, g: [] } },
    ],
    ['bytes', { body: new Uint8Array(1) }],
    ['a file', { body: new Blob(['id,name']) }],
    ['headers of any shape', { headers: [['X-Note', 'seven']] }],
    [
      'a schema that is a function',
      {
        schema: Object.assign(() => {}, {
          '~standard': { version: 1, vendor: 'ours', validate: () => ({ value: 1 }) } as const,
        }),
      },
    ],
    ['a signal', { signal: new AbortController().signal }],
  ])('may hold %s', (_what, options) => {
    expect(() => checkCommand('about', options)).not.toThrow()
  })

  it.each<[string, unknown, unknown, string]>([
    ['no name', '', {}, 'The option name is wrong'],
    ['a name that is not a text', 7, {}, 'The option name is wrong'],
    ['an unknown option', 'about', { query: {} }, 'The option query is unknown'],
    [
      "an option named like an object's own method",
      'about',
      { constructor: 1 },
      'The option constructor is unknown',
    ],
    ['another command', 'about', { params: { cmd: 'loginUser' } }, 'Leave out params.cmd'],
    ['another format', 'about', { params: { Format: 'csv' } }, 'Leave out params.Format'],
    ['a token in the URL', 'about', { params: { token: 'Hunter2' } }, 'Leave out params.token'],
    ['an object for a parameter', 'about', { params: { id: {} } }, 'The option params.id is wrong'],
    ['null for a parameter', 'about', { params: { id: null } }, 'The option params.id is wrong'],
    ['a date', 'about', { params: { id: new Date(0) } }, 'The option params.id is wrong'],
    ['what is not a number', 'about', { params: { id: NaN } }, 'The option params.id is wrong'],
    ['a number without end', 'about', { params: { id: -Infinity } }, 'The option params.id is wrong'],
    ['a list with a hole', 'about', { params: { id: [1, undefined] } }, 'The option params.id is wrong'],
    ['a list of lists', 'about', { params: { id: [[1]] } }, 'The option params.id is wrong'],
    ['a symbol', 'about', { params: { id: Symbol('Hunter2') } }, 'The option params.id is wrong'],
    [
      'a function for a parameter',
      'about',
      { params: { id: () => 'Hunter2' } },
      'The option params.id is wrong',
    ],
    ['a Map for parameters', 'about', { params: new Map([['id', 1]]) }, 'The option params is wrong'],
    [
      'search parameters for parameters',
      'about',
      { params: new URLSearchParams('id=1') },
      'The option params is wrong',
    ],
    ['another method', 'about', { method: 'DELETE' }, 'The option method is wrong'],
    ['a stream', 'uploadCoverage', { body: new ReadableStream() }, 'The option body is wrong'],
    ['a body with GET', 'about', { method: 'GET', body: 'Hunter2' }, 'A GET has no body'],
    [
      'a header that cannot be sent',
      'about',
      { headers: { 'X-Note': 'Hunter2\n.' } },
      'The option headers is wrong',
    ],
    ['no schema', 'about', { schema: {} }, 'The option schema is wrong'],
    ['no signal', 'about', { signal: 1 }, 'The option signal is wrong'],
  ])('may not hold %s', (_what, ...[name, options, words]) => {
    const check = (): void => checkCommand(name as string, options as object)

    expect(check).toThrow(
      expect.objectContaining({
        code: 'invalid-options',
        message: expect.stringContaining(words) as string,
      }),
    )
    expect(check).not.toThrow('Hunter2')
  })
})
