import { toyScene } from '../toy-scene.ts'
// @vitest-environment jsdom
import { createToyServer } from '../toy-server.ts'
import { tellsTheStory } from './tells-the-story.ts'
import { openToyPlace } from './toy-place.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** jsdom's own, which vitest leaves aside. */
const { AbortController: TheirController } = (
  globalThis as unknown as { readonly jsdom: { window: typeof globalThis } }
).jsdom.window

describe('In jsdom', () => {
  tellsTheStory()

  it("its own signal ends a call over the platform's fetch", async () => {
    await using place = await openToyPlace()
    const { session } = toyScene({
      transport: (input, init) => fetch(input.replace('https://toy.test/base/', place.url), init),
    })
    await session.fetch('things')
    const caller = new TheirController()
    const release = place.server.holdNextReply()

    const call = session.fetch('things', { signal: caller.signal })
    caller.abort(new Error('changed my mind'))

    await expect(call).rejects.toThrow('changed my mind')
    release()
  })

  it('an AbortController that does not fit is named', async () => {
    vi.stubGlobal('AbortController', TheirController)
    const { session } = toyScene({ transport: createToyServer().fetch })

    await expect(session.login()).rejects.toMatchObject({
      code: 'invalid-options',
      message: expect.stringContaining('jsdom') as string,
    })
  })
})
