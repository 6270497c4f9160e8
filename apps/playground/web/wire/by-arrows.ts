import type { TargetedKeyboardEvent } from 'preact'

/** A long list is one stop of the Tab key: arrows, Home and End go from line to line, upwards from the newest one. */
export function byArrows(event: TargetedKeyboardEvent<HTMLElement>): void {
  const { currentTarget, key, target } = event
  const lines = [...currentTarget.querySelectorAll('summary')]
  const at = lines.indexOf(target as HTMLElement)
  // In what a line shows, arrows scroll.
  if (at === -1 && target !== currentTarget) return

  const places: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: (at === -1 ? lines.length : at) - 1,
    Home: 0,
    End: lines.length - 1,
  }
  const line = lines[places[key] ?? -1]
  if (line === undefined) return
  event.preventDefault()
  line.focus()
}
