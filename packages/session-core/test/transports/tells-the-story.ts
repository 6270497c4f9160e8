import { tellStory } from './story.ts'
import { openToyPlace } from './toy-place.ts'
import { nodeTransport } from '@org/session-core/node'
import { expect, it } from 'vitest'

/** Tests that the whole story is carried here, whatever carries it. */
export function tellsTheStory(): void {
  it.each([
    ['in memory', (fetch: typeof globalThis.fetch) => fetch],
    ["over the platform's fetch", () => undefined],
    ['over nodeTransport', () => nodeTransport()],
  ])('the whole story is carried %s', async (_how, transportTo) => {
    await using place = await openToyPlace()

    await expect(tellStory({ ...place, transport: transportTo(place.server.fetch) })).resolves.toBeUndefined()
  })
}
