import type { JSX } from 'preact'

const entries = [
  ['wait fine', 'a caller waits'],
  ['exchange fine', 'a request'],
  ['exchange login', 'logs in for all'],
  ['exchange replay', 'sent again'],
  ['exchange refused', 'refused'],
  ['exchange lost', 'connection lost'],
  ['generation fine', 'one grant serves'],
] as const

/** What the shapes mean, those of a shared session only where there is one. */
export const TimelineLegend = ({ isShared }: { readonly isShared: boolean }): JSX.Element => (
  <ul class="legend" aria-label="Legend">
    {entries
      .filter(([shape]) => isShared || shape !== 'exchange login')
      .map(([shape, words]) => (
        <li key={shape}>
          <svg width="20" height="10" aria-hidden="true">
            <g class={`shape appviewx ${shape}`}>
              <rect
                x="1"
                y={shape.startsWith('wait') ? 3 : 1}
                width="18"
                height={shape.startsWith('wait') ? 4 : 8}
                rx="2"
              />
            </g>
          </svg>{' '}
          {words}
        </li>
      ))}
  </ul>
)
