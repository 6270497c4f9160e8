import type { Feed } from '../shared/recording/feed.ts'
import { now } from '../shared/recording/now.ts'
import { createRedactor } from '../shared/recording/redactor.ts'
import type { StoryRun } from '../shared/story-run.ts'
import { openSandbox } from './sandbox.ts'
import type { Story } from './story.ts'
import { randomUUID } from 'node:crypto'

/** Where a story is shown, and how slowly. */
export interface PlayOptions {
  readonly feed: Feed
  /** The name of this run. */
  readonly run?: string
  /** How much longer each reply takes, in milliseconds, so that an eye can follow. */
  readonly pace?: number
}

/** Plays a story in a sandbox of its own, and publishes how far it has come. Never rejects: a failure is a broken story. */
export async function play(
  story: Story,
  { feed, run = randomUUID(), pace = 0 }: PlayOptions,
): Promise<StoryRun> {
  let progress: StoryRun = { id: run, name: story.name, state: 'running', steps: [], findings: [] }
  const update = (change: Partial<StoryRun>): void => {
    progress = { ...progress, ...change }
    feed.publish(run, { type: 'story', id: run, story: progress })
  }
  const step = (text: string): void => update({ steps: [...progress.steps, { text, at: now() }] })
  update({})

  try {
    await using sandbox = await openSandbox({ feed, pace, redactor: createRedactor(), run, step })
    const findings = await story.run(sandbox)
    update({ findings })
  } catch (error) {
    update({ error: error instanceof Error ? error.message : 'The story broke off.' })
  }
  const isKept = progress.error === undefined && progress.findings.every(({ kept }) => kept)
  update({ state: isKept ? 'kept' : 'broken' })
  return progress
}
