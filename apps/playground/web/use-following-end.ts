import { useLayoutEffect, useRef } from 'preact/hooks'

const sizes = {
  x: { client: 'clientWidth', scroll: 'scrollWidth', position: 'scrollLeft' },
  y: { client: 'clientHeight', scroll: 'scrollHeight', position: 'scrollTop' },
} as const

/** Follows what is new at the end, unless the reader has scrolled away from it, or has opened something there. */
export function useFollowingEnd(box: { readonly current: HTMLElement | null }, axis: 'x' | 'y'): void {
  const isAtEnd = useRef(true)
  const { client, position, scroll } = sizes[axis]

  useLayoutEffect(() => {
    const look = (): void => {
      const { current } = box
      isAtEnd.current = current === null || current[scroll] - current[position] - current[client] < 40
    }
    const { current } = box
    // Neither bubbles.
    for (const event of ['scroll', 'toggle']) current?.addEventListener(event, look, { capture: true })
    return () => {
      for (const event of ['scroll', 'toggle']) current?.removeEventListener(event, look, { capture: true })
    }
  }, [])
  useLayoutEffect(() => {
    const { current } = box
    if (isAtEnd.current && current !== null) current[position] = current[scroll]
  })
}
