import type { AcceptedCall } from '../call.ts'
import { jsonReply, propertiesReply, type Reply } from '../replies.ts'

/** One object's values, all of them strings: under `data` behind the command's name, or as plain properties. */
export const objectReply = (call: AcceptedCall, values: Readonly<Record<string, string>> = {}): Reply =>
  call.format === 'json' ? jsonReply({ data: { type: call.command, ...values } }) : propertiesReply(values)
