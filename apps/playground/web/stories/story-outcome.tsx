import type { StoryRun } from '../../shared/story-run.ts'
import { Icon } from '../icon.tsx'
import type { JSX } from 'preact'

/** How far a story has come; at its end, what was promised and what was seen. */
export function StoryOutcome({ run }: { readonly run: StoryRun }): JSX.Element {
  const { error, findings, state, steps } = run

  return (
    <div class="story-outcome">
      <ol class="steps">
        {steps.map((step, index) => (
          <li
            key={index}
            aria-current={state === 'running' && index === steps.length - 1 ? 'step' : undefined}
          >
            {step}
          </li>
        ))}
      </ol>
      {findings.length > 0 && (
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
      )}
      <p class={`verdict ${state}`} role={state === 'broken' ? 'alert' : 'status'}>
        {verdict(state)} {error}
      </p>
    </div>
  )
}

function verdict(state: StoryRun['state']): string {
  if (state === 'running') return 'Running …'
  return state === 'kept' ? 'Every promise was kept.' : 'A promise was broken.'
}
