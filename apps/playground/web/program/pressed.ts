import type { Credentials } from '../../shared/credentials.ts'
import type { ShownKnob } from '../../shared/knob.ts'
import type { Overview, ShownCall } from '../../shared/overview.ts'
import type { VendorName } from '../../shared/vendor.ts'

/** Something that was done on a card. */
export type Action =
  | { readonly name: 'login'; readonly credentials: Credentials }
  | { readonly name: 'call'; readonly call: ShownCall; readonly count: number }
  | { readonly name: 'renew' | 'keep-alive' | 'logout' | 'rearm' }
  | { readonly name: 'answer'; readonly otp: string }
  | { readonly name: 'turn'; readonly knob: ShownKnob; readonly on: boolean }

/** What was pressed, and on which card. */
export interface Pressed {
  readonly vendor: VendorName
  readonly url: string
  /** The file of an authority that Node does not know by itself. */
  readonly ca?: string | undefined
  readonly action: Action
}

/** What stands for it before anything was pressed: fifty calls, and nobody signed in. */
export function firstPressed(overview: Overview | undefined): Pressed | undefined {
  const [first] = overview?.vendors ?? []
  const [call] = first?.calls ?? []
  if (first === undefined || call === undefined) return undefined

  return { vendor: first.vendor, url: first.url, ca: first.ca, action: { name: 'call', call, count: 50 } }
}

/** What the playground's own server is asked for it. */
export function inputOf(action: Action): unknown {
  switch (action.name) {
    case 'login':
      return action.credentials
    case 'call':
      return { name: action.call.name, count: action.count }
    case 'answer':
      return { otp: action.otp }
    case 'turn':
      return { knob: action.knob.name, on: action.on }
    case 'renew':
    case 'keep-alive':
    case 'logout':
    case 'rearm':
      return {}
  }
}
