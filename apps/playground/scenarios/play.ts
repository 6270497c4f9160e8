import type { Feed } from '../server/recording/feed.ts'
import { createRedactor } from '../server/recording/redactor.ts'
import { raiseStage } from './stage.ts'
import type { StoryRun } from './story-run.ts'
import type { Story } from './story.ts'
import { randomUUID } from 'node:crypto'

/** Where a story is told, and how slowly. */
export interface PlayOptions {
  readonly feed: Feed
  /** The name of this run. */
  readonly run?: string
  /** How much longer each reply takes, in milliseconds, so that an eye can follow. */
  readonly pace?: number
}

/** Plays a story on a stage of its own, and tells how far it has come. Never rejects: a failure is a broken story. */
export async function play(
  story: Story,
  { feed, run = randomUUID(), pace = 0 }: PlayOptions,
): Promise<StoryRun> {
  let told: StoryRun = { id: run, name: story.name, state: 'running', steps: [], findings: [] }
  const tell = (change: Partial<StoryRun>): void => {
    told = { ...told, ...change }
    feed.tell(run, { type: 'story', id: run, story: told })
  }
  const step = (text: string): void => tell({ steps: [...told.steps, text] })
  tell({})

  try {
    await using stage = await raiseStage({ feed, pace, redactor: createRedactor(), run, step })
    const findings = await story.run(stage)
    tell({ findings })
  } catch (error) {
    tell({ error: error instanceof Error ? error.message : 'The story broke off.' })
  }
  const isKept = told.error === undefined && told.findings.every(({ kept }) => kept)
  tell({ state: isKept ? 'kept' : 'broken' })
  return told
}
