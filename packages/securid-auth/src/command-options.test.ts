import { checkCommand } from './command-options.ts'
import { describe, expect, it } from 'vitest'

describe('the options of a command', () => {
  it.each<[string, Parameters<typeof checkCommand>[1]]>([
    ['nothing', {}],
    ['what is undefined', { params: undefined } as never],
    ['every kind of parameter', { params: { a: 'x', b: 1, c: true, d: ['x', 1], e: undefined } }],
    ['bytes', { body: new Uint8Array(1) }],
    ['a file', { body: new Blob(['id,name']) }],
    ['headers of any shape', { headers: [['X-Note', 'seven']] }],
    [
      'a schema that is a function',
      { schema: Object.assign(() => {}, { '~standard': { validate: () => ({ value: 1 }) } }) },
    ],
    ['a signal', { signal: new AbortController().signal }],
  ])('may hold %s', (_what, options) => {
    expect(() => checkCommand('about', options)).not.toThrow()
  })

  it.each<[string, unknown, unknown, string]>([
    ['no name', '', {}, 'name is missing'],
    ['a name that is no text', 7, {}, 'name is missing'],
    ['an unknown option', 'about', { query: {} }, 'query is'],
    ["an option named like an object's own method", 'about', { constructor: 1 }, 'constructor is'],
    ['another command', 'about', { params: { cmd: 'loginUser' } }, 'params.cmd is set by command()'],
    ['another format', 'about', { params: { Format: 'csv' } }, 'params.Format is set by command()'],
    ['a token in the URL', 'about', { params: { token: 'Hunter2' } }, 'params.token is set by command()'],
    ['an object for a parameter', 'about', { params: { id: {} } }, 'params is'],
    ['null for a parameter', 'about', { params: { id: null } }, 'params is'],
    ['another method', 'about', { method: 'DELETE' }, 'method is'],
    ['a stream', 'uploadCoverage', { body: new ReadableStream() }, 'body is'],
    ['a body with GET', 'about', { method: 'GET', body: 'Hunter2' }, 'body needs POST'],
    ['a header that cannot be sent', 'about', { headers: { 'X-Note': 'Hunter2\n.' } }, 'headers is'],
    ['no schema', 'about', { schema: {} }, 'schema is'],
    ['no signal', 'about', { signal: 1 }, 'signal is'],
  ])('may not hold %s', (_what, ...[name, options, words]) => {
    const check = (): void => checkCommand(name as string, options as object)

    expect(check).toThrow(
      expect.objectContaining({
        code: 'invalid-options',
        message: expect.stringContaining(`The option ${words}`) as string,
      }),
    )
    expect(check).not.toThrow('Hunter2')
  })
})
