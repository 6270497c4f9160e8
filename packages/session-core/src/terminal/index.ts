export { runTerminal } from './run-terminal.ts'
export { whoStandsBefore } from './doctor/who-stands-before.ts'
export { serve } from './http/serve-later.ts'
export { readJson } from '../vendor/read-json.ts'
export type { Finding, ProbeFinding, StepStatus } from './doctor/finding.ts'
export type { ServedEmulator } from './emulator/served-emulator.ts'
export type { Served, ServeParts } from './http/serve.ts'
export type { CommandOption, CommandOptions, OptionValues } from './option.ts'
export type {
  CallAnswer,
  FoundOptions,
  LoadedProduct,
  NamedCall,
  Product,
  ProductDoctor,
  SharedOptions,
  Whereabouts,
} from './product.ts'
export type { Terminal } from './terminal.ts'
