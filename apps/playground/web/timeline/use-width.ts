import { useLayoutEffect, useState } from 'preact/hooks'

/** How wide an element is, in pixels. */
export function useWidth(element: { readonly current: Element | null }): number {
  const [width, setWidth] = useState(800)

  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return undefined

    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 800))
    observer.observe(current)
    return () => observer.disconnect()
  }, [])

  return width
}
