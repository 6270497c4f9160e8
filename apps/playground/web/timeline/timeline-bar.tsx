import type { Bar } from './bar.ts'
import { widthOf } from './timeline-geometry.ts'
import type { JSX } from 'preact'

/** One bar: a generation behind, a wait in a lighter tone, an exchange in front. */
export function TimelineBar({
  bar,
  isSelected,
}: {
  readonly bar: Bar
  readonly isSelected: boolean
}): JSX.Element {
  const { height, key, kind, room, text = '', title, tone, vendor, width, x, y } = bar
  const { textX = x } = bar
  const inset = insetOf(bar)
  const hasRoom = height >= 13 && room > widthOf(text)

  return (
    <g
      class={`shape ${kind} ${tone} ${vendor} ${isSelected ? 'selected' : ''}`}
      {...(kind === 'exchange' && { 'data-exchange': key })}
    >
      <title>{title}</title>
      <rect x={x} y={y + inset} width={width} height={height - 2 * inset} rx={Math.min(3, width / 2)} />
      {hasRoom && kind !== 'wait' && (
        <text x={textX + 6} y={y + height / 2 + 4}>
          {text}
        </text>
      )}
    </g>
  )
}

/** A wait is as high as an exchange where callers stand close together, so that it can be seen. */
function insetOf({ height, kind }: Bar): number {
  if (kind === 'wait') return height < 10 ? height / 8 : height / 2 - 1.5
  return kind === 'generation' || height < 10 ? 0 : 0.5
}
