import { failureOf, scriptedGateway, sessionWith } from './scripted-gateway.ts'
import { callAction, type Session } from '@org/appviewx-auth'
import { describe, expect, it } from 'vitest'

const answering = (body: unknown): Session =>
  sessionWith(scriptedGateway({ x: () => Response.json(body) }), { unauthorizedInSuccess: true })

describe('a refusal inside a 2xx', () => {
  it.each<[string, unknown, object]>([
    [
      'a code outside',
      { response: null, message: 'Object is locked', appStatusCode: 'AVX_OBJ_017' },
      { code: 'AVX_OBJ_017', message: 'Object is locked' },
    ],
    [
      'a code inside',
      { response: { appStatusCode: 'AVX_1', message: 'No.' }, message: 'Success', appStatusCode: null },
      { code: 'AVX_1', message: 'No.' },
    ],
    [
      'a code inside the inner envelope',
      { response: { response: { appStatusCode: 'AVX_2', statusDescription: 'No.' } } },
      { code: 'AVX_2', message: 'No.' },
    ],
    [
      'a status of HTTP inside',
      { response: { httpStatusCode: 404, message: 'No matching records found.' }, message: null },
      { message: 'No matching records found.' },
    ],
    ['the same as text', { response: { httpStatusCode: '500', message: 'No.' } }, { message: 'No.' }],
    [
      'the status of a hook',
      { response: { status: 'Failed', output: [] }, message: 'The hook failed.' },
      { message: 'The hook failed.' },
    ],
    ['FAILURE', { response: { Status: 'FAILURE', statusDescription: 'No.' } }, { message: 'No.' }],
    [
      'a status of HTTP with its words',
      { response: { httpStatusCode: '404 NOT_FOUND', message: 'No.' } },
      { message: 'No.' },
    ],
    ['a status of HTTP as status', { response: { status: 404, message: 'No.' } }, { message: 'No.' }],
    [
      "a server's own error",
      { status: 500, error: 'Internal Server Error', message: 'No.' },
      { message: 'No.' },
    ],
    [
      'FAILURE beside an empty object',
      { status: 'FAILURE', response: {}, message: 'No.' },
      { message: 'No.' },
    ],
    ['FAILURE beside an empty list', { status: 'Failed', response: [], message: 'No.' }, { message: 'No.' }],
    ['FAILURE beside an empty text', { status: 'error', response: '', message: 'No.' }, { message: 'No.' }],
    ['FAILURE in place of an answer', { status: 'FAILURE', message: 'No.' }, { message: 'No.' }],
    ['the same beside nothing', { status: 'failed', response: null, message: 'No.' }, { message: 'No.' }],
    ['a text', { response: 'Unauthorized access to API x' }, { message: 'Unauthorized access to API x' }],
    ['words', { response: null, message: 'Unauthorized' }, { message: 'Unauthorized' }],
    ['words beside a no', { response: false, message: 'Unauthorized' }, { message: 'Unauthorized' }],
    ['words beside an empty text', { response: '', message: 'Unauthorized' }, { message: 'Unauthorized' }],
  ])('is request-refused with the words of the vendor: %s', async (_what, body, vendor) => {
    const failure = await failureOf(callAction(answering(body), 'x'))

    expect(failure).toMatchObject({ code: 'request-refused', vendor: { status: 200, ...vendor } })
  })
})

describe('a success', () => {
  it.each<[string, unknown]>([
    [
      'that speaks of unauthorized things',
      { response: { revoked: 2 }, message: '2 certificates of unauthorized issuers were revoked' },
    ],
    [
      'that begins with the word',
      { response: { revoked: 2 }, message: 'Unauthorized issuers: 2 were removed.' },
    ],
    [
      'without a result that speaks of them',
      { response: null, message: '2 certificates of unauthorized issuers were revoked' },
    ],
    [
      'without a result that begins so',
      { response: null, message: 'Unauthorized certificates were revoked' },
    ],
    ['of a number that begins so', { response: 2, message: 'Unauthorized: 2 issuers were removed.' }],
    ['of a text that begins so', { response: 'done', message: 'Unauthorized, and removed: 2 issuers' }],
    ['of a yes that begins so', { response: true, message: 'Unauthorized.' }],
    ['of a number beside a status', { status: 'Failed', response: 3 }],
    ['whose data holds the word', { response: 'Report of unauthorized access' }],
    ['with the code SUCCESS', { response: { a: 1 }, appStatusCode: 'Success' }],
    ['with an empty code', { response: { a: 1, appStatusCode: '' }, appStatusCode: '' }],
    ['with a status of its own', { response: { status: 'Revoked', httpStatusCode: 200 } }],
    ['whose own data failed', { response: { response: { status: 'Failed' }, httpStatusCode: 200 } }],
    ['beside a status of something else', { status: 'Failed', response: { failed: 3 } }],
    ['with a count for a status', { response: { status: 40_400, found: 3 } }],
    ['of a text beside a status', { status: 'Failed', response: 'report of what failed' }],
    ['of a hook', { response: { status: 'Success', output: [{ _id: '1' }] } }],
  ])('%s is a success, and called once', async (_what, body) => {
    const server = scriptedGateway({ x: () => Response.json(body) })
    const session = sessionWith(server, { unauthorizedInSuccess: true })

    expect(await callAction(session, 'x')).toEqual((body as { response: unknown }).response)
    expect(server.actions()).toEqual(['login', 'x'])
  })
})
