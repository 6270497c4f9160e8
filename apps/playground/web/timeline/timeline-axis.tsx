import { type FoldedTime, foldWidth } from './fold-time.ts'
import { labelWidth } from './timeline-geometry.ts'
import type { JSX } from 'preact'

/** The scale above the picture: milliseconds since the beginning of each stretch, and how long the folds are. */
export function TimelineAxis({
  height,
  time,
}: {
  readonly time: FoldedTime
  readonly height: number
}): JSX.Element {
  const { stretches } = time

  return (
    <g transform={`translate(${labelWidth} 0)`}>
      {stretches.map((stretch, index) => {
        const next = stretches[index + 1]
        return (
          <g key={stretch.from}>
            {ticksOf(stretch.to - stretch.from, stretch.width).map((ms) => {
              const x = stretch.x + (ms / (stretch.to - stretch.from)) * stretch.width
              return (
                <g key={ms} class="tick">
                  <line x1={x} x2={x} y1={16} y2={height + 22} />
                  <text x={x + 3} y="12">
                    {durationOf(ms)}
                  </text>
                </g>
              )
            })}
            {next !== undefined && (
              <g class="fold">
                <rect x={stretch.x + stretch.width} y="16" width={foldWidth} height={height + 6} />
                <text x={stretch.x + stretch.width + foldWidth / 2} y="12" text-anchor="middle">
                  {durationOf(next.from - stretch.to)}
                </text>
              </g>
            )}
          </g>
        )
      })}
    </g>
  )
}

const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000]
const closest = 64
/** The pixels that the longest label takes. */
const labelRoom = 46

/** Round numbers of milliseconds, none closer to the next than can be read. */
function ticksOf(length: number, width: number): readonly number[] {
  const step = steps.find((each) => (each / length) * width >= closest)
  if (step === undefined) return [0]
  return Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step).filter(
    (ms) => (1 - ms / length) * width > labelRoom || ms === 0,
  )
}

/** `20 ms`, `1.5 s`, `4 min` */
function durationOf(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${Number((ms / 1000).toFixed(1))} s`
  return `${Math.round(ms / 60_000)} min`
}
