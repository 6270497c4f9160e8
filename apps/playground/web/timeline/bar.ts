import type { Owner } from '../../shared/lane.ts'
import type { VendorName } from '../../shared/vendor.ts'
import type { Span } from './fold-time.ts'
import type { Row } from './timeline-rows.ts'

/** How a bar is coloured. */
export type Tone = 'fine' | 'login' | 'asks' | 'replay' | 'refused' | 'lost' | 'pending'

/** Something with a beginning and an end, where it is drawn. */
export interface Bar {
  readonly key: string
  readonly vendor: VendorName
  readonly kind: 'exchange' | 'wait' | 'generation'
  readonly tone: Tone
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** How much of it can be written on: a fold cuts through what lasts longer, and what lies in front covers it. */
  readonly room: number
  /** Where that begins, if not with the bar. */
  readonly textX?: number
  /** What is said about it to whoever points at it. */
  readonly title: string
  /** What is written on it, if there is room. */
  readonly text?: string
}

/** Where bars are drawn. */
export interface Canvas {
  /** The row of a session, of one of its callers, or of one of the processes that share it. */
  readonly rowOf: (owner: Pick<Owner, 'lane' | 'process'>, caller?: string) => Row | undefined
  /** Where a span lies in a row; nothing when it is out of the picture. */
  readonly place: (
    span: Span,
    row: Row | undefined,
  ) => Pick<Bar, 'x' | 'y' | 'width' | 'height' | 'room'> | undefined
  /** From when to when something lasted, or has lasted so far. */
  readonly spanOf: (timed: { readonly startedAt: number; readonly ms?: number }) => Span
  readonly now: number
}
