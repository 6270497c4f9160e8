import { createFeed } from '../shared/recording/feed.ts'
import { play } from './play.ts'
import { stories } from './stories.ts'
import { expect, it } from 'vitest'

it.each(stories)('$name: every promise of the story is kept', async (story) => {
  const { error, findings, state } = await play(story, { feed: createFeed() })

  expect(findings.filter(({ kept }) => !kept)).toEqual([])
  expect(findings).not.toEqual([])
  expect({ error, state }).toEqual({ error: undefined, state: 'kept' })
})
