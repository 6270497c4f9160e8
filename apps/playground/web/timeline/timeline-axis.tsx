import { durationOf } from './duration-of.ts'
import type { FoldedTime } from './fold-time.ts'
import type { JSX } from 'preact'

/** The scale above the picture: the time since the beginning of each stretch. */
export function TimelineAxis({
  height,
  left,
  time,
}: {
  readonly time: FoldedTime
  readonly height: number
  readonly left: number
}): JSX.Element {
  return (
    <g transform={`translate(${left} 0)`}>
      {time.stretches.map((stretch) => (
        <g key={stretch.from}>
          {ticksOf(stretch.to - stretch.from, stretch.width).map((ms) => {
            const x = stretch.x + (ms / (stretch.to - stretch.from)) * stretch.width
            return (
              <g key={ms} class="tick">
                <line x1={x} x2={x} y1={17} y2={height + 26} />
                <text x={x + 3} y="12">
                  {durationOf(ms)}
                </text>
              </g>
            )
          })}
        </g>
      ))}
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
