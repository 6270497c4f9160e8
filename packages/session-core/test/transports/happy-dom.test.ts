// @vitest-environment happy-dom
import { createToyServer } from '../toy-server.ts'
import { tellStory } from './story.ts'
import { expect, it } from 'vitest'

it('In happy-dom the whole story is carried in memory', async () => {
  const server = createToyServer()

  await expect(
    tellStory({ url: 'https://toy.test/base/', server, transport: server.fetch }),
  ).resolves.toBeUndefined()
})
