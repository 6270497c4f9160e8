import type { View } from '../use-view.ts'
import type { FoldedTime } from './fold-time.ts'
import type { PictureProps } from './picture.tsx'
import { type Playback, usePlayback } from './use-playback.ts'

/** The moving parts of a picture, and whether they move. */
export interface StoryPlayback extends Playback {
  readonly isSlow: boolean
}

/** Shows a story slowly once it has been recorded, and tells of each step that is reached. */
export function useStoryPlayback({
  passed,
  run,
  time,
  view,
}: Pick<PictureProps, 'passed' | 'run'> & { readonly time: FoldedTime; readonly view: View }): StoryPlayback {
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
