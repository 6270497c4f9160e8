import type { JSX } from 'preact'

const entries = [
  ['generation fine', 'one grant serves'],
  ['exchange fine', 'request'],
  ['exchange replay', 'replay'],
  ['exchange refused', 'refusal'],
  ['wait fine', 'caller waits'],
] as const

/** What the shapes mean. */
export const TimelineLegend = (): JSX.Element => (
  <ul class="legend" aria-label="Legend">
    {entries.map(([shape, words]) => (
      <li key={shape}>
        <svg width="18" height="10" aria-hidden="true">
          <g class={`shape appviewx ${shape}`}>
            <rect
              x="1"
              y={shape.startsWith('wait') ? 4 : 1}
              width="16"
              height={shape.startsWith('wait') ? 1.5 : 8}
              rx="1.5"
            />
          </g>
        </svg>{' '}
        {words}
      </li>
    ))}
  </ul>
)
