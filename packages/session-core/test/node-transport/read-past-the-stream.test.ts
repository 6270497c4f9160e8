import { serve, type TestServer } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

const bodies: Readonly<Record<string, readonly (string | Uint8Array)[]>> = {
  '/text': ['{"a":[1,"ü"]}'],
  '/pieces': ['{"a":"', Buffer.from('ü').subarray(0, 1), Buffer.from('ü').subarray(1), '"}'],
  '/mark': ['\u{FEFF}{"a":1}'],
  '/broken': [Buffer.from([0x22, 0xff, 0xfe, 0x22])],
  '/no-json': ['<html>'],
  '/empty': [],
}
const transport = nodeTransport()
let server: TestServer
beforeAll(async () => {
  server = await serve((request, response) => {
    // In one packet, each piece by itself.
    request.socket.cork()
    for (const piece of bodies[request.url ?? ''] ?? []) response.write(piece)
    response.end()
    request.socket.uncork()
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})
afterAll(async () => {
  await transport[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

const failure = (error: unknown): unknown => [String(error), error instanceof TypeError]
const state = ({ body, bodyUsed }: Response): unknown => ({ bodyUsed, isLocked: body?.locked })
/** What somebody finds who reads an answer in this way, and once more. */
type Reading = (answer: Response) => unknown
const readings: Readonly<Record<string, Reading>> = {
  'as a text': (answer) => answer.text(),
  'as JSON': (answer) => answer.json(),
  'twice at once': (answer) => Promise.allSettled([answer.text(), answer.json()]).then(outcomes),
  'twice, a text and bytes': (answer) => Promise.allSettled([answer.text(), answer.bytes()]).then(outcomes),
  'and looks at it meanwhile': (answer) => [answer.text().catch(failure), state(answer)][1],
  'and clones it then': async (answer) => [await answer.text(), answer.clone()],
  'when it was cloned': async (answer) => [await answer.clone().text(), await answer.text()],
  'whose clones know where they come from': (answer) =>
    [answer.clone(), answer.clone().clone()].map(({ url }) => url === answer.url),
  'before its clone': (answer) => {
    const clone = answer.clone()
    return answer.text().then(async (text) => [text, await clone.text()])
  },
  'when its stream was cancelled': async (answer) => [await answer.body?.cancel(), await answer.text()],
  'when its stream is being read': (answer) => [answer.body?.getReader(), answer.text()][1],
  'when somebody had looked at its stream': async (answer) => {
    answer.body?.getReader().releaseLock()
    return [await answer.text(), state(answer)]
  },
  'when its stream was read': async (answer) => {
    const reader = answer.body?.getReader()
    await reader?.read()
    reader?.releaseLock()
    return await answer.text()
  },
  'by the method of the platform': (answer) => Response.prototype.text.call(answer),
  'by its stream': ({ body }) => new Response(body).text(),
  'by its stream, into a buffer of the caller': async ({ body }) => {
    const reader = body?.getReader({ mode: 'byob' })
    const first = await reader?.read(new Uint8Array(4))
    return [Buffer.from(first?.value ?? []).toString(), first?.done]
  },
}
const outcomes = (settled: readonly PromiseSettledResult<unknown>[]): unknown =>
  settled.map((each) => (each.status === 'fulfilled' ? each.value : failure(each.reason)))
const told = async (answer: Response, read: Reading): Promise<unknown> => {
  try {
    return [await read(answer), state(answer)]
  } catch (error) {
    return [failure(error), state(answer)]
  }
}

describe.each(Object.keys(bodies))(
  'Of an answer that is all there, what is found is what fetch would show: %s',
  (path) => {
    it.each(Object.entries(readings))('who reads it %s', async (_, read) => {
      const [own, platforms] = [await transport(server.origin + path), await fetch(server.origin + path)]

      expect(await told(own, read)).toEqual(await told(platforms, read))
    })
  },
)

describe('An answer that is all there', () => {
  it.each(['json', 'text'] as const)('is read past its stream: %s()', async (method) => {
    const enqueue = vi.spyOn(ReadableByteStreamController.prototype, 'enqueue')
    await (await transport(`${server.origin}/text`))[method]()

    expect(enqueue).not.toHaveBeenCalled()
  })

  it.each(['json', 'text'] as const)('is read by what a program put in the place of %s()', async (method) => {
    const answer = await transport(`${server.origin}/text`)
    vi.spyOn(Response.prototype, method).mockResolvedValue('theirs')

    expect(await answer[method]()).toBe('theirs')
  })

  it.each(['json', 'text'] as const)(
    'and by what stood there before its first answer: %s()',
    async (method) => {
      const theirs = class extends Response {}
      Object.defineProperty(theirs.prototype, method, { value: () => Promise.resolve('theirs') })
      vi.stubGlobal('Response', theirs)

      const answer = await transport(`${server.origin}/text`)
      expect(await answer[method]()).toBe('theirs')
    },
  )
})
