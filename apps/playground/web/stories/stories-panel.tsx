import type { Overview } from '../../shared/overview.ts'
import type { StoryRun } from '../../shared/story-run.ts'
import { Icon } from '../icon.tsx'
import { StoryOutcome } from './story-outcome.tsx'
import type { JSX } from 'preact'

/** A story that was not started, and why. */
export interface StoryRefusal {
  readonly name: string
  readonly message: string
}

/** The stories there are, how their runs went, and how to look at one. */
export interface StoriesPanelProps {
  readonly stories: Overview['stories']
  readonly runs: ReadonlyMap<string, StoryRun>
  /** The channel that is shown now. */
  readonly channel: string
  readonly refusal: StoryRefusal | undefined
  readonly play: (name: string) => Promise<void>
}

/** Every story, one click each; what was promised and what was seen stands below the one that was played. */
export function StoriesPanel({ play, refusal, runs, channel, stories }: StoriesPanelProps): JSX.Element {
  const latest = new Map([...runs.values()].map((run) => [run.name, run]))

  return (
    <section class="panel stories" aria-label="Stories">
      <header class="bar">
        <h2>Stories</h2>
        <p class="summary">each on servers of its own</p>
      </header>
      <ul>
        {stories.map((story) => {
          const run = latest.get(story.name)
          const isShown = run?.id === channel
          return (
            <li key={story.name} class={isShown ? 'shown' : ''}>
              <button type="button" class="story" title={story.about} onClick={() => void play(story.name)}>
                <Icon name="play" />
                <span>{story.title}</span>
                {run !== undefined && <RunMark run={run} />}
              </button>
              {refusal?.name === story.name && (
                <p class="about refused" role="alert">
                  {refusal.message}
                </p>
              )}
              {run !== undefined && isShown && (
                <>
                  <p class="about">{story.about}</p>
                  <StoryOutcome run={run} />
                </>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function RunMark({ run: { state } }: { readonly run: StoryRun }): JSX.Element {
  if (state === 'running') return <span class="run-mark">running</span>
  return (
    <span class={`run-mark ${state}`}>
      <Icon name={state} /> {state}
    </span>
  )
}
