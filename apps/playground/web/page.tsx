import type { StoryRun } from '../scenarios/story-run.ts'
import type { Overview } from '../shared/overview.ts'
import { SessionCard } from './card/session-card.tsx'
import { getOverview, playStory } from './feed/api.ts'
import { useFeed } from './feed/use-feed.ts'
import { LawsPanel } from './laws/laws-panel.tsx'
import { StoriesPanel, type StoryRefusal } from './stories/stories-panel.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { Wire } from './wire/wire.tsx'
import type { JSX } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'

/** Everything a person sees. */
export function Page(): JSX.Element {
  const [overview, setOverview] = useState<Overview>()
  const [stage, setStage] = useState('live')
  const [refusal, setRefusal] = useState<StoryRefusal>()
  const load = useCallback(() => {
    setStage('live')
    void getOverview().then(setOverview)
  }, [])
  const { connected, feed } = useFeed(load)
  useEffect(load, [])
  const watch = async (name: string): Promise<void> => {
    const told = await playStory(name)
    if ('run' in told) setStage(told.run)
    setRefusal('run' in told ? undefined : { name, message: told.message })
  }
  const story = feed.stories.get(stage)
  const storyTitle = overview?.stories.find(({ name }) => name === story?.name)?.title

  return (
    <>
      <header class="top">
        <h1>Session playground</h1>
        <p>Two protocols, one idea: a session is a fetch.</p>
        <p class={`connection ${connected ? 'on' : 'off'}`} role="status">
          {connected ? 'connected' : 'The server is away. This page comes back when it does.'}
        </p>
      </header>
      <main>
        <div class="cards">
          {overview?.vendors.map((vendor) => {
            const card = feed.cards[vendor.vendor]
            return card === undefined ? null : (
              <SessionCard key={vendor.vendor} overview={vendor} card={card} />
            )
          })}
        </div>
        <div class="picture">
          <nav class="stages" aria-label="What is shown">
            <button type="button" aria-pressed={stage === 'live'} onClick={() => setStage('live')}>
              My sessions
            </button>
            {latestRuns(feed.stories).map(({ id, name }) => (
              <button type="button" key={id} aria-pressed={stage === id} onClick={() => setStage(id)}>
                {overview?.stories.find((each) => each.name === name)?.title ?? name}
              </button>
            ))}
          </nav>
          <Timeline
            key={stage}
            feed={feed}
            stage={stage}
            live={overview?.vendors.every(({ live }) => live) ?? false}
            title={storyTitle ?? 'My sessions'}
            play={() => void watch('fifty-callers')}
          />
          <div class="below">
            <Wire stage={feed.stages.get(stage)} />
            <StoriesPanel
              stories={overview?.stories ?? []}
              runs={feed.stories}
              stage={stage}
              refusal={refusal}
              play={watch}
            />
          </div>
          <LawsPanel />
        </div>
      </main>
    </>
  )
}

/** The last run of each of the last few stories. */
function latestRuns(runs: ReadonlyMap<string, StoryRun>): readonly StoryRun[] {
  const byName = new Map<string, StoryRun>()
  for (const run of runs.values()) {
    byName.delete(run.name)
    byName.set(run.name, run)
  }
  return [...byName.values()].slice(-5)
}
