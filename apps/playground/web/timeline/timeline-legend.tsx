import type { Drawing } from './draw-timeline.ts'
import type { JSX } from 'preact'

const entries = [
  ['wait fine', 'a caller waits'],
  ['exchange fine', 'a request'],
  ['exchange login', 'logs in for all'],
  ['exchange asks', 'asks for a one-time password'],
  ['exchange replay', 'sent again'],
  ['exchange refused', 'refused'],
  ['exchange lost', 'connection lost'],
  ['generation fine', 'one grant serves'],
] as const

const rare: ReadonlySet<string> = new Set(['exchange login', 'exchange asks'])

/** What the shapes mean, in the colour of the picture's first session; what is rare stands there only where it is drawn. */
export function TimelineLegend({ bars, rows }: Pick<Drawing, 'bars' | 'rows'>): JSX.Element {
  const vendor = rows[0]?.vendor ?? 'appviewx'
  const drawn = new Set(bars.map(({ kind, tone }) => `${kind} ${tone}`))

  return (
    <ul class="legend" aria-label="Legend">
      {entries
        .filter(([shape]) => !rare.has(shape) || drawn.has(shape))
        .map(([shape, words]) => (
          <li key={shape}>
            <svg width="20" height="10" aria-hidden="true">
              <g class={`shape ${vendor} ${shape}`}>
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
}
