import { serve, type TestServer } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const transport = nodeTransport()
let server: TestServer
beforeAll(async () => {
  server = await serve((request, response) => {
    response.writeHead(Number(request.url?.slice(1)), { 'x-a': 'b', 'set-cookie': ['a=1', 'b=2'] }).end()
  })
})
afterAll(async () => {
  await transport[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

/** What a program may do with the headers of an answer. */
const deeds: Readonly<Record<string, (answer: Response) => unknown>> = {
  'sets one': ({ headers }) => headers.set('x-a', 'c'),
  'adds one': ({ headers }) => headers.append('x-b', 'c'),
  'removes one': ({ headers }) => headers.delete('x-a'),
  'removes none': ({ headers }) => headers.delete('x-none'),
  'looks, and sets one': ({ headers }) => headers.get('x-a') && headers.set('x-a', 'c'),
  'sets one of a clone': (answer) => answer.clone().headers.set('x-a', 'c'),
  'sets one of a clone of a clone': (answer) => answer.clone().clone().headers.set('x-a', 'c'),
  'reads them': ({ headers }) => [headers.get('x-a'), headers.getSetCookie(), headers.has('x-b')],
  'lists what they have of their own': ({ headers }) => [Object.keys(headers), JSON.stringify(headers)],
  'asks twice': (answer) => answer.headers === answer.headers,
  'asks what they are': ({ headers }) => [headers instanceof Headers, headers.constructor === Headers],
  'writes to a copy': ({ headers }) => {
    const copy = new Headers(headers)
    copy.set('x-a', 'c')
    return [copy.get('x-a'), copy.getSetCookie()]
  },
  'writes to an answer that is made of it': (answer) => {
    const made = new Response(answer.body, answer)
    made.headers.delete('x-a')
    return [made.status, made.headers.has('x-a'), made.headers.getSetCookie()]
  },
}
const cases = Object.keys(deeds).flatMap((what) => [200, 204, 404].map((status) => ({ what, status })))

describe('Who', () => {
  it.each(cases)('$what of an answer $status finds what the platform shows', async ({ status, what }) => {
    const outcome = async (fetch: typeof globalThis.fetch): Promise<unknown> => {
      const answer = await fetch(`${server.origin}/${status}`)
      try {
        return deeds[what]?.(answer)
      } catch (error) {
        return String(error)
      }
    }

    expect(await outcome(transport)).toEqual(await outcome(fetch))
  })
})
