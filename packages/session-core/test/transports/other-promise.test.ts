import { serve } from '../node-transport/servers.ts'
import { tellsTheStory } from './tells-the-story.ts'
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
  tellsTheStory()

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
