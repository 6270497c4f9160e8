import type { ShownKnob } from '../../shared/knob.ts'
import type { Action } from '../program/pressed.ts'
import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'

/** The knobs of an emulator, which of its switches are on, and how to turn them. */
export interface EmulatorControlsProps {
  readonly knobs: readonly ShownKnob[]
  readonly on: readonly string[]
  readonly act: (action: Action) => Promise<void>
}

/** Things to do to the server; each says what to watch for. */
export function EmulatorControls({ act, knobs, on }: EmulatorControlsProps): JSX.Element {
  const [turned, setTurned] = useState('')

  return (
    <details class="fold emulator-controls">
      <summary>Break the server{on.length > 0 && ` (${on.length} on)`}</summary>
      <p class="visually-hidden" role="status">
        {turned}
      </p>
      <ul>
        {knobs.map((knob) => (
          <KnobButton
            key={knob.name}
            knob={knob}
            on={on.includes(knob.name)}
            turn={() => {
              setTurned(`${knob.title}: done. ${knob.watch}`)
              void act({ name: 'turn', knob, on: !on.includes(knob.name) })
            }}
          />
        ))}
      </ul>
    </details>
  )
}

interface KnobButtonProps {
  readonly knob: ShownKnob
  readonly on: boolean
  readonly turn: () => void
}

function KnobButton({ knob, on, turn }: KnobButtonProps): JSX.Element {
  const id = useId()

  return (
    <li>
      <button
        type="button"
        aria-describedby={id}
        {...(knob.kind === 'switch' && { 'aria-pressed': on })}
        onClick={turn}
      >
        {knob.title}
      </button>
      <p id={id}>{knob.watch}</p>
    </li>
  )
}
