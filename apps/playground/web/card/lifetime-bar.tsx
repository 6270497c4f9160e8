import type { JSX } from 'preact'

/** A limit, and how near it is; milliseconds since 1970. */
export interface LifetimeBarProps {
  readonly label: string
  readonly from: number
  readonly until: number
  readonly now: number
}

/** A limit as a bar that runs down. */
export function LifetimeBar({ from, label, now, until }: LifetimeBarProps): JSX.Element {
  const left = Math.max(until - now, 0)
  const share = until > from ? Math.min(left / (until - from), 1) : 0

  return (
    <div class="lifetime">
      <span>{label}</span>
      <meter aria-label={label} min={0} max={1} low={0.25} value={share}>
        {remaining(left)}
      </meter>
      <span class="remaining">{remaining(left)}</span>
    </div>
  )
}

/** `9:58`, `1:59:58` */
function remaining(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const rest = String(seconds % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}
