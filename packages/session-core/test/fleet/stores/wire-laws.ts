import { type StoreLaw, storeLaws } from '@org/session-core/testing'

/** What a client may get wrong: what it sends, and what it makes of a reply. */
export const wireLaws: readonly StoreLaw[] = storeLaws.filter(({ name }) =>
  /any text|keys|reads|from what|not there|grows|again succeeds/.test(name),
)
