import type { AcceptedCall } from '../call.ts'
import { jsonAnswer, propertiesAnswer, type Answer } from '../replies.ts'

/** One object's values, all of them strings: under `data` behind the command's name, or as plain properties. */
export const objectAnswer = (call: AcceptedCall, values: Readonly<Record<string, string>> = {}): Answer =>
  call.format === 'json' ? jsonAnswer({ data: { type: call.command, ...values } }) : propertiesAnswer(values)
