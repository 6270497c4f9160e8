import { useEffect, useRef } from 'preact/hooks'

/** A picture that is drawn whole, and shown bit by bit. */
export interface PlaybackOptions {
  readonly isOn: boolean
  /** How wide it is, in pixels. */
  readonly width: number
  /** Is called with how far it has come, in pixels. */
  readonly passed: (x: number) => void
  readonly ended: () => void
}

/** The parts of the picture that move. */
export interface Playback {
  /** What it covers can be seen. */
  readonly mask: { current: SVGRectElement | null }
  /** Stands where the picture has come to. */
  readonly head: { current: SVGLineElement | null }
}

/** Long enough to see who waits for whom, short enough to watch to the end, in milliseconds. */
const durationMs = 4000

/** Uncovers a picture from left to right, so that an eye can follow what took a few milliseconds. */
export function usePlayback(options: PlaybackOptions): Playback {
  const latest = useRef(options)
  latest.current = options
  const mask = useRef<SVGRectElement>(null)
  const head = useRef<SVGLineElement>(null)

  useEffect(() => {
    if (!options.isOn) return undefined

    let startedAt: number | undefined
    const draw = (now: number): void => {
      startedAt ??= now
      const share = Math.min((now - startedAt) / durationMs, 1)
      const x = share * latest.current.width
      mask.current?.setAttribute('width', String(x))
      head.current?.setAttribute('transform', `translate(${x} 0)`)
      latest.current.passed(x)
      if (share < 1) frame = requestAnimationFrame(draw)
      else latest.current.ended()
    }
    let frame = requestAnimationFrame(draw)
    return () => cancelAnimationFrame(frame)
  }, [options.isOn])

  return { mask, head }
}
