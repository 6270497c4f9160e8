import { durationOf } from './duration-of.ts'
import { type FoldedTime, foldWidth } from './fold-time.ts'
import type { JSX } from 'preact'

/** The gaps in which nothing happened, and how long each of them was: they cut through everything. */
export const TimelineFolds = ({
  height,
  time: { stretches },
}: {
  readonly time: FoldedTime
  readonly height: number
}): JSX.Element => (
  <g class="folds">
    {stretches.slice(1).map((stretch, index) => {
      const last = stretches[index]
      const x = stretch.x - foldWidth
      return (
        <g key={stretch.from}>
          <title>so long nothing happened</title>
          <rect x={x} y="-9" width={foldWidth} height={height + 15} />
          <line x1={x + 0.5} x2={x + 0.5} y1="-9" y2={height} />
          <line x1={x + foldWidth - 0.5} x2={x + foldWidth - 0.5} y1="-9" y2={height} />
          <text x={x + foldWidth / 2} y="-14" text-anchor="middle">
            +{durationOf(stretch.from - (last?.to ?? 0))}
          </text>
        </g>
      )
    })}
  </g>
)
