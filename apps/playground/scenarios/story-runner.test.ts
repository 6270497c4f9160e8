import { stories } from './stories.ts'
import { createStoryRunner, type StoryStart } from './story-runner.ts'
import { expect, it } from 'vitest'

const wordFor = (started: StoryStart): string => ('run' in started ? 'started' : started.refusal)

it('runs three stories at a time, and the next one as soon as one of them has ended', async () => {
  const ends: PromiseWithResolvers<undefined>[] = []
  const start = createStoryRunner({
    stories,
    play: () => {
      const end = Promise.withResolvers<undefined>()
      ends.push(end)
      return end.promise
    },
  })

  const first = [1, 2, 3, 4].map(() => wordFor(start('hello-both')))
  ends[1]?.resolve(undefined)
  await ends[1]?.promise
  const later = [1, 2].map(() => wordFor(start('fifty-callers')))

  expect(first).toEqual(['started', 'started', 'started', 'busy'])
  expect(later).toEqual(['started', 'busy'])
})

it('plays the story that was named, as the run that it answers with', () => {
  const played: string[] = []
  const start = createStoryRunner({
    stories,
    play: ({ name }, run) => {
      played.push(`${name} ${run}`)
      return Promise.resolve()
    },
  })

  const started = start('hand-over')

  expect(played).toEqual([`hand-over ${'run' in started ? started.run : ''}`])
})

it('knows no other story', () => {
  const start = createStoryRunner({ stories, play: () => Promise.resolve() })

  const started = start('nope')

  expect(started).toEqual({ refusal: 'unknown' })
})
