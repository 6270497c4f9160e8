import type { ShownCall } from '../../shared/overview.ts'
import type { Action } from '../program/pressed.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

/** What can be called, and how to ask for it. */
export interface CallControlsProps {
  readonly calls: readonly ShownCall[]
  /** Whether nobody is signed in: the first call logs in. */
  readonly isCold: boolean
  readonly act: (action: Action) => Promise<void>
}

const counts = [1, 5, 50] as const

/** Signed calls, one or many at once; renewing, keeping alive, signing out. */
export function CallControls({ act, calls, isCold }: CallControlsProps): JSX.Element {
  const [name, setName] = useState(calls[0]?.name ?? '')
  const call = calls.find((each) => each.name === name)
  const first = isCold ? 50 : 1

  return (
    <div class="calls">
      <label class="field">
        <span>Call</span>
        <select value={name} onChange={(event) => setName(event.currentTarget.value)}>
          {calls.map((each) => (
            <option key={each.name}>{each.name}</option>
          ))}
        </select>
      </label>
      <div class="row thirds">
        {counts.map((count) => (
          <button
            type="button"
            key={count}
            class={count === first ? 'primary' : ''}
            onClick={() => void (call && act({ name: 'call', call, count }))}
          >
            {count === 1 ? 'Call once' : `${count} at once`}
          </button>
        ))}
      </div>
      {!isCold && (
        <div class="row thirds">
          <button type="button" onClick={() => void act({ name: 'renew' })}>
            Renew
          </button>
          <button type="button" onClick={() => void act({ name: 'keep-alive' })}>
            Keep alive
          </button>
          <button type="button" onClick={() => void act({ name: 'logout' })}>
            Sign out
          </button>
        </div>
      )}
    </div>
  )
}
