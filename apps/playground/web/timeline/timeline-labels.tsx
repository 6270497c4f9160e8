import { axisHeight, labelInset } from './timeline-geometry.ts'
import type { Row } from './timeline-rows.ts'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** The names of the lanes, and how much room they have, in pixels. */
export interface TimelineLabelsProps {
  readonly rows: readonly Row[]
  readonly width: number
  readonly height: number
}

/** The names of the lanes; they stay where they are while the picture scrolls below them. */
export function TimelineLabels({ height, rows, width }: TimelineLabelsProps): JSX.Element {
  const labels = useRef<SVGGElement>(null)
  useEffect(() => {
    const frame = labels.current?.ownerSVGElement?.parentElement
    const stay = (): void =>
      labels.current?.setAttribute('transform', `translate(${frame?.scrollLeft ?? 0} 0)`)
    stay()
    frame?.addEventListener('scroll', stay)
    return () => frame?.removeEventListener('scroll', stay)
  }, [])

  return (
    <g class="labels" ref={labels}>
      <rect width={width - 4} height={height} />
      {rows.map(({ height: rowHeight, key, kind, label, vendor, y }) => (
        <text
          key={key}
          class={`lane-label ${kind} ${vendor}`}
          x={labelInset}
          y={axisHeight + y + Math.max(rowHeight, 11) / 2 + 4}
        >
          {label}
        </text>
      ))}
    </g>
  )
}
