import type { Overview } from '../../shared/overview.ts'
import type { StoryRun } from '../../shared/story-run.ts'
import { Icon } from '../icon.tsx'
import type { View } from '../use-view.ts'
import type { JSX } from 'preact'

/** The stories there are, how their runs went, and what is looked at. */
export interface StoriesPanelProps {
  readonly stories: Overview['stories']
  readonly runs: ReadonlyMap<string, StoryRun>
  readonly view: View
}

/** Every story with what it is about; one click plays it, and its mark shows the last run again. */
export function StoriesPanel({ runs, stories, view }: StoriesPanelProps): JSX.Element {
  const latest = new Map([...runs.values()].map((run) => [run.name, run]))
  const { refusal } = view

  return (
    <section class="panel stories" aria-label="Stories">
      <p class="note">Each plays on servers of its own, with real requests.</p>
      <ul>
        {stories.map(({ about, name, title }) => {
          const run = latest.get(name)
          return (
            <li key={name} class={run?.id === view.channel ? 'shown' : ''}>
              <button type="button" class="story" onClick={() => void view.play(name)}>
                <Icon name="play" />
                <span class="story-title">{title}</span>
                <span class="story-about">{about}</span>
              </button>
              {run !== undefined && <RunMark run={run} view={view} />}
              {refusal?.name === name && (
                <p class="refused" role="alert">
                  {refusal.message}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function RunMark({ run, view }: { readonly run: StoryRun; readonly view: View }): JSX.Element {
  const { id, state } = run
  if (state === 'running') return <span class="run-mark">running</span>

  return (
    <button
      type="button"
      class={`run-mark ${state}`}
      title="Show this run"
      aria-label={`${state}: show this run`}
      aria-pressed={id === view.channel}
      onClick={() => view.show(id)}
    >
      <Icon name={state} /> {state}
    </button>
  )
}
