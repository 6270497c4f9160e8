import { stories } from './stories.ts'
import { createStoryTeller, type Telling } from './story-teller.ts'
import { expect, it } from 'vitest'

const wordFor = (telling: Telling): string => ('run' in telling ? 'told' : telling.refusal)

it('tells three stories at a time, and the next one as soon as one of them has ended', async () => {
  const ends: PromiseWithResolvers<undefined>[] = []
  const tell = createStoryTeller({
    stories,
    play: () => {
      const end = Promise.withResolvers<undefined>()
      ends.push(end)
      return end.promise
    },
  })

  const first = [1, 2, 3, 4].map(() => wordFor(tell('hello-both')))
  ends[1]?.resolve(undefined)
  await ends[1]?.promise
  const later = [1, 2].map(() => wordFor(tell('fifty-callers')))

  expect(first).toEqual(['told', 'told', 'told', 'busy'])
  expect(later).toEqual(['told', 'busy'])
})

it('plays the story that was named, as the run that it answers with', () => {
  const played: string[] = []
  const tell = createStoryTeller({
    stories,
    play: ({ name }, run) => {
      played.push(`${name} ${run}`)
      return Promise.resolve()
    },
  })

  const telling = tell('hand-over')

  expect(played).toEqual([`hand-over ${'run' in telling ? telling.run : ''}`])
})

it('knows no other story', () => {
  const tell = createStoryTeller({ stories, play: () => Promise.resolve() })

  const telling = tell('nope')

  expect(telling).toEqual({ refusal: 'unknown' })
})
