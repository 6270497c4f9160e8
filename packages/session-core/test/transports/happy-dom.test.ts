// @vitest-environment happy-dom
import { tellStory } from './story.ts'
import { openToyPlace } from './toy-place.ts'
import { nodeTransport } from '@org/session-core/node'
import { describe, expect, it } from 'vitest'

describe('In happy-dom', () => {
  // Its own fetch asks for CORS.
  it.each([
    ['in memory', (fetch: typeof globalThis.fetch) => fetch],
    ['over nodeTransport', () => nodeTransport()],
  ])('the whole story is carried %s', async (_how, transportTo) => {
    expect('happyDOM' in globalThis).toBe(true)
    await using place = await openToyPlace()

    await expect(tellStory({ ...place, transport: transportTo(place.server.fetch) })).resolves.toBeUndefined()
  })
})
