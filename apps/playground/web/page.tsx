import type { Overview } from '../shared/overview.ts'
import { getOverview } from './feed/api.ts'
import { useFeed } from './feed/use-feed.ts'
import { LawsPanel } from './laws/laws-panel.tsx'
import { reveal } from './motion.ts'
import { type Pressed, firstPressed } from './program/pressed.ts'
import { ProgramPanel } from './program/program-panel.tsx'
import { Rail } from './rail.tsx'
import { StoryOutcome } from './stories/story-outcome.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { Top } from './top.tsx'
import { useFirstVisit } from './use-first-visit.ts'
import { useView } from './use-view.ts'
import { ViewHeading } from './view-heading.tsx'
import { Wire } from './wire/wire.tsx'
import type { JSX } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

/** Everything a person sees: the picture first, then what can be done, then what went over the wire. */
export function Page(): JSX.Element {
  const [overview, setOverview] = useState<Overview>()
  const [pressed, setPressed] = useState<Pressed>()
  const [step, setStep] = useState(0)
  const view = useView()
  const picture = useRef<HTMLDivElement>(null)
  const load = useCallback(() => {
    view.show('live')
    void getOverview().then(setOverview)
  }, [])
  const { connected, feed } = useFeed(load)
  useEffect(load, [])

  const run = feed.stories.get(view.channel)
  const isGoingOn = run !== undefined && (run.state === 'running' || view.slowRun === run.id)
  const isFirstVisit = useFirstVisit(
    overview !== undefined && connected,
    () => void view.play('fifty-callers'),
  )
  useEffect(() => {
    if (run === undefined || isGoingOn || !isFirstVisit.current) return
    isFirstVisit.current = false
    view.setPanel('sessions')
  }, [run, isGoingOn])
  useEffect(() => {
    setStep(0)
    if (view.channel !== 'live') reveal(picture.current)
  }, [view.channel])

  const story = overview?.stories.find(({ name }) => name === run?.name)
  const record = feed.channels.get(view.channel)
  const act = (next: Pressed): void => {
    setPressed(next)
    view.show('live')
  }

  return (
    <>
      <Top connected={connected} />
      <main>
        <div class="view" ref={picture}>
          <ViewHeading story={story} run={run} isSlow={isGoingOn} showSlowly={view.showSlowly} />
          <Timeline
            key={view.channel}
            feed={feed}
            view={view}
            run={run}
            live={overview?.vendors.every(({ live }) => live) ?? false}
            passed={setStep}
          />
          {run !== undefined && <StoryOutcome run={run} isGoingOn={isGoingOn} step={step} />}
        </div>
        {overview !== undefined && <Rail overview={overview} feed={feed} view={view} act={act} />}
        <div class="below">
          <Wire record={record} since={view.since} selected={view.selected} />
          <ProgramPanel story={story} pressed={pressed ?? firstPressed(overview)} />
          <LawsPanel />
        </div>
      </main>
    </>
  )
}
