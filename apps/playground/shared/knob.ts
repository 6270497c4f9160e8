/** Something that can be done to an emulator from the page. */
export interface Knob {
  readonly name: string
  /** What the button says. */
  readonly title: string
  /** What to watch for once it is pressed. */
  readonly watch: string
  /** A switch stays on until it is pressed again; a push does its action once. */
  readonly kind: 'push' | 'switch'
  /** A test's own lines for the same; `emulator` is at hand. */
  readonly code: string
  /** `on` matters to a switch only. */
  readonly turn: (on: boolean) => void
}

/** A knob without its action, as the page gets it. */
export type ShownKnob = Omit<Knob, 'turn'>

/** The slowness of the switch, in milliseconds. */
export const slowMs = 1200
