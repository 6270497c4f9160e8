import { useEffect, useRef } from 'preact/hooks'

const mark = 'session-playground-visited'

/** Shows something once to whoever has never been here, as soon as it is ready; says whether that is going on. */
export function useFirstVisit(ready: boolean, show: () => void): { current: boolean } {
  const isFirst = useRef(false)

  useEffect(() => {
    if (!ready || hasVisited()) return

    isFirst.current = true
    show()
  }, [ready])

  return isFirst
}

/** Notes the visit; a browser that keeps nothing is always new here. */
function hasVisited(): boolean {
  try {
    const known = localStorage.getItem(mark) !== null
    localStorage.setItem(mark, 'yes')
    return known
  } catch {
    return false
  }
}
