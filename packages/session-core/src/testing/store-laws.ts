import { raceLaws } from './store-laws/races.ts'
import type { StoreLaw } from './store-laws/store-law.ts'
import { swapLaws } from './store-laws/swaps.ts'
import { textLaws } from './store-laws/texts.ts'
import { timeLaws } from './store-laws/time.ts'

/** What `share()` needs of a store, as laws that any store can be held to. */
export const storeLaws: readonly StoreLaw[] = Object.freeze([
  ...swapLaws,
  ...textLaws,
  ...timeLaws,
  ...raceLaws,
])
