import type { Finding, StoryRun } from '../../shared/story-run.ts'
import { Icon } from '../icon.tsx'
import type { JSX } from 'preact'

/** A run, and how far its picture is drawn. */
export interface StoryOutcomeProps {
  readonly run: StoryRun
  /** Whether it is being recorded or shown slowly: its end is not told before. */
  readonly isGoingOn: boolean
  /** The step that the picture shows now, while it is shown slowly. */
  readonly step: number
}

/** What is done, step by step; at the end, what was promised and what was seen. */
export function StoryOutcome({ isGoingOn, run, step }: StoryOutcomeProps): JSX.Element {
  const { error, findings, state, steps } = run
  const now = state === 'running' ? steps.length - 1 : step

  return (
    <section class="panel story-outcome" aria-label="The story">
      <ol class="steps">
        {steps.map(({ text }, index) => (
          <li key={index} {...(isGoingOn && index === now && { 'aria-current': 'step' as const })}>
            {text}
          </li>
        ))}
      </ol>
      {findings.length > 0 && !isGoingOn && <Findings findings={findings} />}
      <p class={`verdict ${isGoingOn ? 'running' : state}`} role={state === 'broken' ? 'alert' : 'status'}>
        {!isGoingOn && state !== 'running' && <Icon name={state} />} {verdictOf(state, isGoingOn)} {error}
      </p>
    </section>
  )
}

const Findings = ({ findings }: { readonly findings: readonly Finding[] }): JSX.Element => (
  <table>
    <thead>
      <tr>
        <th scope="col">Promised</th>
        <th scope="col">Expected</th>
        <th scope="col">Seen</th>
      </tr>
    </thead>
    <tbody>
      {findings.map(({ expected, kept, promised, seen }) => (
        <tr key={promised} class={kept ? 'kept' : 'broken'}>
          <td>
            <Icon name={kept ? 'kept' : 'broken'} />
            <span class="visually-hidden">{kept ? 'kept: ' : 'broken: '}</span> {promised}
          </td>
          <td>{String(expected)}</td>
          <td>{String(seen)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

function verdictOf(state: StoryRun['state'], isGoingOn: boolean): string {
  if (state === 'running') return 'Recording …'
  if (isGoingOn) return 'Recorded just now, shown slowly …'
  return state === 'kept' ? 'Every promise was kept.' : 'A promise was broken.'
}
