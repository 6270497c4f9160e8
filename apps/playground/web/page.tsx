import { LawsPanel } from './laws/laws-panel.tsx'
import { type Pressed, firstPressed } from './program/pressed.ts'
import { ProgramPanel } from './program/program-panel.tsx'
import { Rail } from './rail.tsx'
import { StoryOutcome } from './stories/story-outcome.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { Top } from './top.tsx'
import { useServer } from './use-server.ts'
import { useStory } from './use-story.ts'
import { useView } from './use-view.ts'
import { ViewHeading } from './view-heading.tsx'
import { Wire } from './wire/wire.tsx'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

/** Everything a person sees: the picture first, then what can be done, then what went over the wire. */
export function Page(): JSX.Element {
  const [pressed, setPressed] = useState<Pressed>()
  const view = useView()
  const { connected, feed, overview } = useServer(view)
  const { isGoingOn, picture, run, setStep, step } = useStory({ connected, feed, overview, view })

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
