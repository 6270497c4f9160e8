import { readCommandOptions } from './command-options.ts'
import { describe, expect, it } from 'vitest'

describe('the options of a command', () => {
  it.each<[string, string, object, object]>([
    ['a command', 'findUsers', {}, { method: 'GET', body: null }],
    ['a command documented with POST', 'deletePendingRun', {}, { method: 'POST', body: null }],
    ['a body', 'findUsers', { body: 'x' }, { method: 'POST', body: 'x' }],
    ['a method', 'deletePendingRun', { method: 'GET' }, { method: 'GET', body: null }],
  ])('turn %s into its request', (_what, ...[name, options, expected]) => {
    expect(readCommandOptions(name, options).init).toMatchObject(expected)
  })

  it.each([
    ['XML', { body: ' <workflow/>' }, 'application/xml'],
    [
      'XML that calls itself otherwise',
      { body: '<x/>', headers: { 'content-type': 'text/xml' } },
      'text/xml',
    ],
    ['text', { body: 'id,name' }, null],
  ])('give %s its Content-Type', (_what, options, type) => {
    const { init } = readCommandOptions('importWorkflow', options)

    expect(new Headers(init.headers).get('Content-Type')).toBe(type)
  })

  it.each<[string, unknown, unknown, string]>([
    ['no name', '', {}, 'name is empty'],
    ['a name that is no text', 7, {}, 'name is not a string'],
    ['no options but a text', 'about', 'GET', 'is not an object'],
    ['an unknown option', 'about', { query: {} }, 'query is unknown'],
    ['another command', 'about', { params: { cmd: 'loginUser' } }, 'params.cmd is set by command()'],
    ['another format', 'about', { params: { Format: 'csv' } }, 'params.Format is set by command()'],
    ['a token in the URL', 'about', { params: { token: 'Hunter2' } }, 'params.token is set by command()'],
    ['an object for a parameter', 'about', { params: { id: {} } }, 'params.id is not a string'],
    ['not a number', 'about', { params: { id: NaN } }, 'params.id is not a string'],
    ['another method', 'about', { method: 'DELETE' }, 'method is neither GET nor POST'],
    ['a stream', 'uploadCoverage', { body: new ReadableStream() }, 'body is not text, a Blob or bytes'],
    ['a body with GET', 'about', { method: 'GET', body: 'Hunter2' }, 'body needs the method POST'],
    [
      'a header that cannot be sent',
      'about',
      { headers: { 'X-Note': 'Hunter2\n.' } },
      'headers holds a name or a value',
    ],
    ['a signature', 'about', { headers: { authorization: 'Bearer Hunter2' } }, 'headers holds Authorization'],
    ['no schema', 'about', { schema: {} }, 'schema is not a Standard Schema'],
    ['no signal', 'about', { signal: 1 }, 'signal is not an AbortSignal'],
  ])('may not hold %s', (_what, ...[name, options, words]) => {
    const read = (): unknown => readCommandOptions(name, options)

    expect(read).toThrow(
      expect.objectContaining({ code: 'invalid-options', message: expect.stringContaining(words) as string }),
    )
    expect(read).not.toThrow('Hunter2')
  })
})
