import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

/** What can be called, and how to ask for it. */
export interface CallControlsProps {
  readonly calls: readonly string[]
  readonly act: (action: string, input?: unknown) => Promise<void>
}

const counts = [1, 5, 50] as const

/** Signed calls, one or many at once; renewing, keeping alive, signing out. */
export function CallControls({ act, calls }: CallControlsProps): JSX.Element {
  const [name, setName] = useState(calls[0] ?? '')

  return (
    <div class="calls">
      <label class="field">
        <span>Call</span>
        <select value={name} onChange={(event) => setName(event.currentTarget.value)}>
          {calls.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <div class="row">
        {counts.map((count) => (
          <button
            type="button"
            key={count}
            class={count === 1 ? 'primary' : ''}
            onClick={() => void act('call', { name, count })}
          >
            {count === 1 ? 'Call once' : `${count} at once`}
          </button>
        ))}
      </div>
      <div class="row">
        <button type="button" onClick={() => void act('renew')}>
          Renew
        </button>
        <button type="button" onClick={() => void act('keep-alive')}>
          Keep alive
        </button>
        <button type="button" onClick={() => void act('logout')}>
          Sign out
        </button>
      </div>
    </div>
  )
}
