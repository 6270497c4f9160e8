import type { Overview } from '../shared/overview.ts'
import type { StoryRun } from '../shared/story-run.ts'
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
  const [channel, setChannel] = useState('live')
  const [refusal, setRefusal] = useState<StoryRefusal>()
  const load = useCallback(() => {
    setChannel('live')
    void getOverview().then(setOverview)
  }, [])
  const { connected, feed } = useFeed(load)
  useEffect(load, [])
  const watch = async (name: string): Promise<void> => {
    const start = await playStory(name)
    if ('run' in start) setChannel(start.run)
    setRefusal('run' in start ? undefined : { name, message: start.message })
  }
  const story = feed.stories.get(channel)
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
          <nav class="channels" aria-label="What is shown">
            <button type="button" aria-pressed={channel === 'live'} onClick={() => setChannel('live')}>
              My sessions
            </button>
            {latestRuns(feed.stories).map(({ id, name }) => (
              <button type="button" key={id} aria-pressed={channel === id} onClick={() => setChannel(id)}>
                {overview?.stories.find((each) => each.name === name)?.title ?? name}
              </button>
            ))}
          </nav>
          <Timeline
            key={channel}
            feed={feed}
            channel={channel}
            live={overview?.vendors.every(({ live }) => live) ?? false}
            title={storyTitle ?? 'My sessions'}
            play={() => void watch('fifty-callers')}
          />
          <div class="below">
            <Wire channel={feed.channels.get(channel)} />
            <StoriesPanel
              stories={overview?.stories ?? []}
              runs={feed.stories}
              channel={channel}
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
