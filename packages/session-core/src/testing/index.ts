export { faultyFetch } from './faulty-fetch.ts'
export { fleetLaws } from './fleet-laws.ts'
export { LawFailure } from './law-failure.ts'
export { manualClock } from './manual-clock.ts'
export { memoryStore } from './memory-store.ts'
export { replayTranscript } from './replay-transcript.ts'
export { sessionLaws } from './session-laws.ts'
export { skipNote } from './skip-note.ts'
export { storeLaws } from './store-laws.ts'
export type { FaultyFetch, PassedRequest, RequestFaults, RequestMatch } from './faulty-fetch.ts'
export type {
  LawCapability,
  LawFault,
  LawOptions,
  LawScene,
  LawServer,
  LawSubject,
  SessionLaw,
} from './law.ts'
export type { ManualClock } from './manual-clock.ts'
export type { MemoryStore } from './memory-store.ts'
export type { RecordedExchange, TranscriptReplay } from './replay-transcript.ts'
export type { StoreLaw, StoreLawSubject } from './store-laws/store-law.ts'
export type { FleetLaw, FleetLawSubject } from './fleet-laws/fleet-law.ts'
