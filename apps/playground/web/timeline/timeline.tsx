import { useNow } from '../card/use-now.ts'
import type { FeedState } from '../feed/feed-store.ts'
import { Guide } from '../guide.tsx'
import { type Drawing, drawTimeline } from './draw-timeline.ts'
import { type Happened, happenedSince } from './happened.ts'
import { summarize } from './summarize.ts'
import { TimelineAxis } from './timeline-axis.tsx'
import { TimelineBar } from './timeline-bar.tsx'
import { TimelineControls } from './timeline-controls.tsx'
import { axisHeight, labelWidth } from './timeline-geometry.ts'
import { TimelineLegend } from './timeline-legend.tsx'
import { useWidth } from './use-width.ts'
import type { JSX } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'

/** What the timeline shows, and how it is told. */
export interface TimelineProps {
  readonly feed: FeedState
  readonly channel: string
  /** What the channel is called. */
  readonly title: string
  /** Whether real installations answer. */
  readonly live: boolean
  /** Plays something for whoever has nothing to look at yet. */
  readonly play: () => void
}

/** So many requests and more are costly to draw: what waits among them grows by the second. */
const crowd = 150

/** The picture of what happened: one lane for each session and each caller. */
export function Timeline({ feed, live, play, channel, title }: TimelineProps): JSX.Element {
  const frame = useRef<HTMLDivElement>(null)
  const picture = useRef<SVGSVGElement>(null)
  const [zoom, setZoom] = useState(1)
  const [since, setSince] = useState(0)
  const [paused, setPaused] = useState<Happened>()
  const width = useWidth(frame)
  const record = feed.channels.get(channel)
  const isWaiting = [...(record?.calls.values() ?? [])].some(({ outcome }) => outcome === undefined)
  const isCrowded = (record?.exchanges.size ?? 0) > crowd
  const now = useNow(isWaiting && paused === undefined, feed.version, isCrowded ? 1000 : 120)
  const newest = useMemo(() => happenedSince(record, since, now), [feed.version, channel, since, now])
  const happened = paused ?? newest
  const drawing = useMemo(
    () =>
      drawTimeline(happened, { width: width - labelWidth - 8, zoom, longestIdle: 700, mostStretches: 10 }),
    [happened, width, zoom],
  )
  const summary = summarize(happened)

  return (
    <section class="panel timeline" aria-label="Timeline">
      <header class="bar">
        <h2>{title}</h2>
        <p class="summary" role="status">
          {summary}
        </p>
        <TimelineControls
          picture={picture}
          zoom={zoom}
          setZoom={setZoom}
          paused={paused !== undefined}
          pause={() => setPaused(paused === undefined ? newest : undefined)}
          clear={() => setSince(Date.now())}
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
          <Guide live={live} play={play} />
        ) : (
          <Picture drawing={drawing} summary={summary} picture={picture} />
        )}
      </div>
      <TimelineLegend />
    </section>
  )
}

interface PictureProps {
  readonly drawing: Drawing
  readonly summary: string
  readonly picture: { current: SVGSVGElement | null }
}

function Picture({ drawing, picture, summary }: PictureProps): JSX.Element {
  const { bars, height, rows, time } = drawing
  const [totalWidth, totalHeight] = [labelWidth + time.width + 8, height + axisHeight + 6]

  return (
    <svg
      ref={picture}
      role="img"
      aria-label={summary}
      width={totalWidth}
      height={totalHeight}
      viewBox={`0 0 ${totalWidth} ${totalHeight}`}
    >
      <TimelineAxis time={time} height={height} />
      <g transform={`translate(0 ${axisHeight})`}>
        {rows.map(({ height: rowHeight, key, kind, label, vendor, y }) => (
          <g key={key}>
            <rect class={`lane ${kind}`} x={labelWidth} y={y} width={time.width} height={rowHeight} rx="2" />
            <text class={`lane-label ${kind} ${vendor}`} x="0" y={y + Math.max(rowHeight, 11) / 2 + 4}>
              {label}
            </text>
          </g>
        ))}
        <g transform={`translate(${labelWidth} 0)`}>
          {bars.map((bar) => (
            <TimelineBar key={`${bar.kind} ${bar.key}`} bar={bar} />
          ))}
        </g>
      </g>
    </svg>
  )
}
