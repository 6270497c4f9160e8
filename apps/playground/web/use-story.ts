import type { StoryRun } from '../shared/story-run.ts'
import { reveal } from './motion.ts'
import { useFirstVisit } from './use-first-visit.ts'
import type { ServerState } from './use-server.ts'
import type { View } from './use-view.ts'
import { useEffect, useRef, useState } from 'preact/hooks'

/** The story that is looked at, and how far it has been shown. */
export interface ShownStory {
  /** Absent where the page's own sessions are looked at. */
  readonly run: StoryRun | undefined
  /** Whether it runs, or is still shown slowly. */
  readonly isGoingOn: boolean
  readonly step: number
  readonly setStep: (step: number) => void
  /** What is scrolled into view when a story begins. */
  readonly picture: { current: HTMLDivElement | null }
}

/** Follows the story of the view; the first visit plays one by itself, and the cards come after it. */
export function useStory({
  connected,
  feed,
  overview,
  view,
}: ServerState & { readonly view: View }): ShownStory {
  const [step, setStep] = useState(0)
  const picture = useRef<HTMLDivElement>(null)
  const run = feed.stories.get(view.channel)
  const isGoingOn = run !== undefined && (run.state === 'running' || view.slowRun === run.id)
  const isReady = overview !== undefined && connected === true
  const isFirstVisit = useFirstVisit(isReady, () => void view.play('fifty-callers'))

  useEffect(() => {
    if (run === undefined || isGoingOn || !isFirstVisit.current) return
    isFirstVisit.current = false
    view.setPanel('sessions')
  }, [run, isGoingOn])
  useEffect(() => {
    setStep(0)
    if (view.channel !== 'live') reveal(picture.current)
  }, [view.channel])

  return { run, isGoingOn, step, setStep, picture }
}
