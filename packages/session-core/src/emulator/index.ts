export { createEmulator, type Emulator } from './emulator.ts'
export type { EmulatorParts } from './parts.ts'
export type { EmulatorCall } from './call.ts'
export type { EmulatorFault } from './faults.ts'
export type { SeenRequest } from './journal.ts'
export { createEmulatorClock, type EmulatorClock } from './clock.ts'
export { withKnobs } from './with-knobs.ts'
export { readStrictly, type Rule } from './strict/rule.ts'
export {
  aFunction,
  anyText,
  duration,
  listOf,
  matching,
  numberAbove,
  oneOf,
  orNull,
  text,
  wholeNumber,
  yesOrNo,
} from './strict/rules.ts'
export { dictionary, record, type Rules } from './strict/record.ts'
