import { serve } from '../node-transport/servers.ts'
import { tellStory } from './story.ts'
import { openToyPlace } from './toy-place.ts'
import { isSessionError, parseReply } from '@org/session-core'
import { nodeTransport } from '@org/session-core/node'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

/** As zone.js, core-js and bluebird have it: what async functions return is none of these. */
class TheirPromise<Value> extends Promise<Value> {}

beforeEach(() => {
  vi.stubGlobal('Promise', TheirPromise)
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('Where somebody has put another Promise in its place', () => {
  it.each([
    ['in memory', (fetch: typeof globalThis.fetch) => fetch],
    ["over the platform's fetch", () => undefined],
    ['over nodeTransport', () => nodeTransport()],
  ])('the whole story is carried %s', async (_how, transportTo) => {
    await using place = await openToyPlace()

    await expect(tellStory({ ...place, transport: transportTo(place.server.fetch) })).resolves.toBeUndefined()
  })

  it('nodeTransport waits for the body of a bare Request', async () => {
    await using server = await serve((request, response) => void request.pipe(response))
    await using transport = nodeTransport()

    const answer = await transport(new Request(server.origin, { method: 'POST', body: 'all of it' }))

    await expect(answer.text()).resolves.toBe('all of it')
  })

  it('a schema with asynchronous parts is told from one without', () => {
    const schema = {
      '~standard': {
        version: 1,
        vendor: 'ours',
        validate: async (value: unknown) => ({ value: await value }),
      },
    } as const
    const read = (): unknown => parseReply({ protocol: 'toy', what: 'login', status: 200 }, schema, {})

    expect(read).toThrow(expect.toSatisfy(isSessionError))
    expect(read).toThrow('parseReplyAsync')
  })
})
