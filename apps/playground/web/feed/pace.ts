/** Draws when it is asked to, at a pace that an eye and the machine can keep. */
export interface Pace {
  readonly ask: () => void
  readonly stop: () => void
}

/** Often enough for an eye, in milliseconds. */
const soonest = 60
/** So many times as long as the last drawing took, the page is left free for the next click. */
const freeFor = 3
/** Nobody waits longer, in milliseconds: a page that was hidden had a long last drawing. */
const latest = 600

/** Draws soon after the first of any number of asks, less often where that costs much, and not while nobody looks. */
export function createPace(draw: () => void): Pace {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let isAsked = false
  let took = 0

  const drawNow = (): void => {
    const began = performance.now()
    isAsked = false
    draw()
    // The turn after the next frame comes when all of it has been laid out and painted.
    requestAnimationFrame(() => {
      setTimeout(() => {
        took = performance.now() - began
        waiting = undefined
        if (isAsked) wait()
      }, 0)
    })
  }
  const wait = (): void => {
    waiting = setTimeout(drawNow, Math.min(Math.max(took * freeFor, soonest), latest))
  }

  return {
    ask: () => {
      isAsked = true
      if (waiting === undefined) wait()
    },
    stop: () => {
      isAsked = false
      clearTimeout(waiting)
    },
  }
}
