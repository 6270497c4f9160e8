import type { StoryRun } from '../../shared/story-run.ts'
import type { View } from '../use-view.ts'
import type { FoldedTime } from './fold-time.ts'
import { type Playback, usePlayback } from './use-playback.ts'

/** The moving parts of a picture, and whether they move. */
export interface StoryPlayback extends Playback {
  readonly isSlow: boolean
}

/** A story, where it is drawn, and who wants to know how far it has come. */
export interface StoryPlaybackOptions {
  readonly run: StoryRun | undefined
  readonly time: FoldedTime
  readonly view: View
  readonly passed: (step: number) => void
}

/** Shows a story slowly once it has been recorded, and tells of each step that is reached. */
export function useStoryPlayback({ passed, run, time, view }: StoryPlaybackOptions): StoryPlayback {
  const isSlow = run !== undefined && view.slowRun === run.id
  const stepsAt = (run?.steps ?? []).map(({ at }) => time.at(at))
  const stepAt = (x: number): number => stepsAt.findLastIndex((at) => at <= x)
  const playback = usePlayback({
    isOn: isSlow && run.state !== 'running',
    width: time.width,
    passed: (x) => passed(Math.max(stepAt(x), 0)),
    ended: () => view.showSlowly(undefined),
  })

  return { ...playback, isSlow }
}
