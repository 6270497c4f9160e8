import type { BodyParts } from './body-parts.ts'
import { sourceOf } from './body-source.ts'
import type { ClaimedStream } from './claimed-stream.ts'
import { keepStream, type KeptStream } from './kept-stream.ts'
import { paceOf } from './pace.ts'

export { writtenForm } from './written-form.ts'

/** Keeps what was claimed on its way, as its sender takes it. */
export function keepClaimed(claimed: ClaimedStream, { policy, transport }: BodyParts): KeptStream {
  return keepStream(sourceOf(claimed), { maxBytes: policy.maxReplayBytes, pace: paceOf(transport) })
}
