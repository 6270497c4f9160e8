import type { Question, ServerView } from '../../shared/card.ts'
import type { Knob } from '../../shared/knob.ts'
import { createSwitches } from '../emulators/switches.ts'
import type { Feed } from '../recording/feed.ts'
import type { Recorder } from '../recording/recorder.ts'
import type { Redactor } from '../recording/redactor.ts'
import type { Driver } from './driver.ts'
import { createDesk, type Desk } from './session-controller.ts'

/** A card's desk, and the knobs of its emulator; a real installation has none. */
export interface Counter {
  readonly desk: Desk
  readonly knobs: readonly Knob[]
  readonly turn: (knob: string, on: boolean) => boolean
}

/** What both emulators tell and let be done. */
export interface Emulated {
  readonly emulator: Omit<ServerView, 'on'>
  readonly knobs: (username: () => string | undefined) => readonly Knob[]
  /** The last mail it sent to this user, if it sends any. */
  readonly mail: (username: string | undefined) => Question['mail']
}

/** What a counter works with; without `emulated`, a real installation is behind `url`. */
export interface CounterParts {
  readonly driver: Driver
  readonly url: string
  readonly fetch?: typeof globalThis.fetch | undefined
  readonly feed: Feed
  readonly recorder: Recorder
  readonly redactor: Redactor
  readonly emulated?: Emulated | undefined
}

/** Opens a counter where nobody stands yet. */
export function createCounter({ emulated, redactor, ...parts }: CounterParts): Counter {
  const { learn } = redactor
  if (emulated === undefined) {
    return { desk: createDesk({ ...parts, learn }), knobs: [], turn: () => false }
  }

  const { emulator, mail } = emulated
  const knobs = emulated.knobs(() => desk.username())
  const switches = createSwitches(knobs, () => desk.publish())
  const view = (): ServerView => ({
    loginAttempts: emulator.loginAttempts,
    liveSessions: emulator.liveSessions,
    requestsSeen: emulator.requestsSeen,
    on: switches.on(),
  })
  const desk = createDesk({ ...parts, learn, server: { view, mail: () => mail(desk.username()) } })
  const turn = (name: string, on: boolean): boolean => {
    try {
      return switches.turn(name, on)
    } catch (error) {
      // An emulator is strict: it knows no such user, for instance.
      desk.complain(error instanceof Error ? error.message : 'The emulator refused.')
      return true
    }
  }
  return { desk, knobs, turn }
}
