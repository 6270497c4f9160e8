import type { Story } from './story.ts'
import { randomUUID } from 'node:crypto'

/** The name of the run that was started, or why none was. */
export type StoryStart = { readonly run: string } | { readonly refusal: 'unknown' | 'busy' }

/** What a runner needs. */
export interface StoryRunnerParts {
  readonly stories: readonly Story[]
  /** Plays a story to its end. Never rejects. */
  readonly play: (story: Story, run: string) => Promise<unknown>
}

/** Each story has two servers of its own. */
const mostAtOnce = 3

/** Starts stories by name, at most three at a time. */
export function createStoryRunner({ play, stories }: StoryRunnerParts): (name: string) => StoryStart {
  let running = 0

  const start = async (story: Story, run: string): Promise<void> => {
    running += 1
    await play(story, run)
    running -= 1
  }

  return (name) => {
    const story = stories.find((each) => each.name === name)
    if (story === undefined) return { refusal: 'unknown' }
    if (running >= mostAtOnce) return { refusal: 'busy' }

    const run = randomUUID()
    void start(story, run)
    return { run }
  }
}
