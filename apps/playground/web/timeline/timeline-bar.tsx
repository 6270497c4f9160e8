import type { Bar } from './bar.ts'
import type { JSX } from 'preact'

const letterWidth = 6.2

/** One bar: a generation behind, a wait as a thin line, an exchange in front. */
export function TimelineBar({ bar }: { readonly bar: Bar }): JSX.Element {
  const { height, kind, text = '', title, tone, vendor, width, x, y } = bar
  const inset = insetOf(bar)
  const hasRoom = height >= 13 && width > text.length * letterWidth + 8

  return (
    <g class={`shape ${kind} ${tone} ${vendor}`}>
      <title>{title}</title>
      <rect x={x} y={y + inset} width={width} height={height - 2 * inset} rx={kind === 'wait' ? 0 : 2} />
      {hasRoom && kind !== 'wait' && (
        <text x={x + 5} y={y + height / 2 + 4}>
          {text}
        </text>
      )}
    </g>
  )
}

function insetOf({ height, kind }: Bar): number {
  if (kind === 'wait') return height / 2 - 0.75
  return kind === 'generation' || height < 10 ? 0 : 1
}
