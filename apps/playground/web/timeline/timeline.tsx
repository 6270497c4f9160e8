import type { StoryRun } from '../../shared/story-run.ts'
import type { FeedState } from '../feed/feed-store.ts'
import { useFollowingEnd } from '../use-following-end.ts'
import type { View } from '../use-view.ts'
import { type Drawing, drawTimeline } from './draw-timeline.ts'
import { Guide } from './guide.tsx'
import type { Happened } from './happened.ts'
import { Picture } from './picture.tsx'
import { summarize } from './summarize.ts'
import { TimelineControls } from './timeline-controls.tsx'
import { labelWidthFor } from './timeline-geometry.ts'
import { TimelineLegend } from './timeline-legend.tsx'
import { useHappened } from './use-happened.ts'
import { useWidth } from './use-width.ts'
import type { JSX } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'

/** What the timeline shows. */
export interface TimelineProps {
  readonly feed: FeedState
  readonly view: View
  /** The story, if it is one that is shown. */
  readonly run: StoryRun | undefined
  /** Whether real installations answer. */
  readonly live: boolean
  /** Is called with the step that is reached while the picture is shown slowly. */
  readonly passed: (step: number) => void
}

/** The picture of what happened: one lane for each session and each caller. */
export function Timeline({ feed, live, passed, run, view }: TimelineProps): JSX.Element {
  const frame = useRef<HTMLDivElement>(null)
  const picture = useRef<SVGSVGElement>(null)
  const [zoom, setZoom] = useState(1)
  const width = useWidth(frame)
  useFollowingEnd(frame, 'x')
  const { happened, isPaused, togglePause } = useHappened(feed, view)
  const labelWidth = labelWidthFor(width)
  const drawing = useDrawing(happened, width - labelWidth - 8, zoom)
  const summary = summarize(happened)

  return (
    <section class="panel timeline" aria-label="Timeline">
      <header class="bar">
        <p class="summary" role="status">
          {summary === '' ? 'nothing yet' : summary}
        </p>
        <TimelineControls
          picture={picture}
          zoom={zoom}
          setZoom={setZoom}
          paused={isPaused}
          pause={togglePause}
          clear={view.clear}
        />
      </header>
      <div
        class="timeline-frame"
        ref={frame}
        tabIndex={0}
        role="region"
        aria-label="Picture, scrolls when zoomed"
      >
        {drawing.rows.length === 0 ? (
          <Guide live={live} view={view} />
        ) : (
          <Picture
            drawing={drawing}
            labelWidth={labelWidth}
            summary={summary}
            picture={picture}
            run={run}
            view={view}
            passed={passed}
          />
        )}
      </div>
      <TimelineLegend bars={drawing.bars} rows={drawing.rows} />
    </section>
  )
}

const useDrawing = (happened: Happened, width: number, zoom: number): Drawing =>
  useMemo(
    () => drawTimeline(happened, { width, zoom, longestIdle: 700, mostStretches: 6 }),
    [happened, width, zoom],
  )
