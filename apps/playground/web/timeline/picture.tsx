import type { StoryRun } from '../../shared/story-run.ts'
import type { View } from '../use-view.ts'
import type { Drawing } from './draw-timeline.ts'
import { TimelineAxis } from './timeline-axis.tsx'
import { TimelineBar } from './timeline-bar.tsx'
import { TimelineFolds } from './timeline-folds.tsx'
import { axisHeight } from './timeline-geometry.ts'
import { TimelineLabels } from './timeline-labels.tsx'
import { useStoryPlayback } from './use-story-playback.ts'
import type { JSX } from 'preact'

/** What is drawn, and what a click on it does. */
export interface PictureProps {
  readonly drawing: Drawing
  readonly labelWidth: number
  readonly summary: string
  readonly picture: { current: SVGSVGElement | null }
  readonly run: StoryRun | undefined
  readonly view: View
  readonly passed: (step: number) => void
}

/** The drawing itself; a bar that is clicked opens its exchange on the wire. */
export function Picture(props: PictureProps): JSX.Element {
  const { drawing, labelWidth, passed, picture, run, summary, view } = props
  const { height, rows, time } = drawing
  const [totalWidth, totalHeight] = [labelWidth + time.width + 8, height + axisHeight + 6]
  const { head, isSlow, mask } = useStoryPlayback({ passed, run, time, view })
  const open = ({ target }: MouseEvent): void => {
    const bar = (target as Element).closest<SVGGElement>('[data-exchange]')
    if (bar !== null) view.select(bar.dataset['exchange'])
  }

  return (
    <svg
      ref={picture}
      role="img"
      aria-label={summary}
      width={totalWidth}
      height={totalHeight}
      viewBox={`0 0 ${totalWidth} ${totalHeight}`}
      onClick={open}
    >
      <defs>
        <clipPath id="shown">
          <rect
            ref={mask}
            key={isSlow ? 'slow' : 'all'}
            width={isSlow ? 0 : time.width + 8}
            height={totalHeight}
          />
        </clipPath>
      </defs>
      <TimelineAxis time={time} height={height} left={labelWidth} />
      <g transform={`translate(${labelWidth} ${axisHeight})`}>
        <Shapes drawing={drawing} selected={view.selected} />
        <TimelineFolds time={time} height={height} />
        {isSlow && <line ref={head} class="playhead" y1="-6" y2={height} />}
      </g>
      <TimelineLabels rows={rows} width={labelWidth} height={totalHeight} />
    </svg>
  )
}

const Shapes = ({
  drawing: { bars, rows, time },
  selected,
}: {
  readonly drawing: Drawing
  readonly selected: string | undefined
}): JSX.Element => (
  <>
    {rows.map(({ height, key, kind, y }) => (
      <rect key={key} class={`lane ${kind}`} y={y} width={time.width} height={height} rx="3" />
    ))}
    <g clip-path="url(#shown)">
      {bars.map((bar) => (
        <TimelineBar
          key={`${bar.kind} ${bar.key}`}
          bar={bar}
          isSelected={bar.kind === 'exchange' && bar.key === selected}
        />
      ))}
    </g>
  </>
)
